# Names of the codes that reports, agreements and bulletins share: `<list>-<code>` for every code of taxonomy.py.
# Acts.
act-fire = fire
act-small_arms_fire = small-arms fire
act-sniper_fire = sniper fire
act-heavy_machine_gun_fire = heavy machine-gun fire
act-grenade_fire = grenade fire
act-anti_tank_fire = anti-tank fire
act-mortar_fire = mortar fire
act-artillery_fire = artillery fire
act-rocket_fire = rocket fire
act-tank_fire = tank fire
act-explosion = explosion
act-armed_clash = armed clash
act-air = air activity
act-air_strike = air strike
act-helicopter_strike = helicopter strike
act-barrel_bomb = barrel bomb
act-drone_strike = drone strike
act-aircraft_flight = aircraft flight
act-drone_flight = drone flight
act-mine = mine or explosive device
act-mine_laid = laying of mines
act-mine_blast = mine blast
act-chemical = chemical weapons
act-chemical_allegation = alleged use of chemical weapons
act-movement = movement of forces
act-ground_advance = ground advance
act-position_change = change of positions
act-fortification = fortification
act-presence = presence of forces or weapons
act-reconnaissance = reconnaissance
act-sabotage = sabotage
act-exercise_held = military exercise
act-person = act against persons
act-attack_on_civilians = attack on civilians
act-abduction = abduction
act-arrest = arrest
act-recruitment_of_children = recruitment of children
act-sexual_violence = sexual violence
act-access = restriction of access
act-access_denied = access denied
act-access_delayed = access delayed
act-checkpoint_obstruction = obstruction at a checkpoint
act-aid_blocked = aid blocked
act-repair_obstructed = repair obstructed
act-monitor = act against monitors
act-fire_on_monitors = fire on monitors
act-interference_with_monitoring = interference with monitoring
act-jamming = jamming
act-other = other act
act-incitement = incitement
act-looting = looting
act-demonstration = demonstration
act-riot = riot
act-withdrawal = withdrawal
act-inspection = inspection
act-nothing_observed = nothing observed
# Classes of weapon.
weapon-small_arms = small arms
weapon-rifle = rifle
weapon-machine_gun = machine gun
weapon-sniper_rifle = sniper rifle
weapon-light_weapons = light weapons
weapon-heavy_machine_gun = heavy machine gun
weapon-grenade_launcher = grenade launcher
weapon-anti_tank_missile = anti-tank guided missile
weapon-portable_air_defence = portable air-defence missile
weapon-mortar = mortar
weapon-artillery = artillery
weapon-gun = gun
weapon-howitzer = howitzer
weapon-rocket_launcher = multiple rocket launcher
weapon-heavy_rocket_launcher = heavy multiple rocket launcher
weapon-tactical_missile = tactical missile
weapon-armour = armoured vehicles
weapon-tank = tank
weapon-fighting_vehicle = infantry fighting vehicle
weapon-aircraft = aircraft
weapon-aeroplane = aeroplane
weapon-helicopter = helicopter
weapon-drone = drone
weapon-barrel_bomb_device = barrel bomb
weapon-air_defence = air defence
weapon-mine_or_device = mine or explosive device
weapon-anti_personnel_mine = anti-personnel mine
weapon-anti_vehicle_mine = anti-vehicle mine
weapon-improvised_device = improvised explosive device
weapon-unexploded_ordnance = unexploded ordnance
weapon-chemical_agent = chemical agent
# What is counted, with its number.
unit-explosion = { $count ->
    [one] { $count } explosion
   *[other] { $count } explosions
}
unit-burst = { $count ->
    [one] { $count } burst
   *[other] { $count } bursts
}
unit-shot = { $count ->
    [one] { $count } shot
   *[other] { $count } shots
}
unit-projectile = { $count ->
    [one] { $count } projectile
   *[other] { $count } projectiles
}
unit-impact = { $count ->
    [one] { $count } impact
   *[other] { $count } impacts
}
unit-flight = { $count ->
    [one] { $count } flight
   *[other] { $count } flights
}
unit-person = { $count ->
    [one] { $count } person
   *[other] { $count } persons
}
unit-vehicle = { $count ->
    [one] { $count } vehicle
   *[other] { $count } vehicles
}
unit-tank = { $count ->
    [one] { $count } tank
   *[other] { $count } tanks
}
unit-gun = { $count ->
    [one] { $count } gun
   *[other] { $count } guns
}
unit-weapon = { $count ->
    [one] { $count } weapon
   *[other] { $count } weapons
}
unit-ship = { $count ->
    [one] { $count } ship
   *[other] { $count } ships
}
unit-event = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
# How the source knows.
observed-seen = seen
observed-heard = heard
observed-recorded = recorded
observed-told = told by others
# Whose word it is.
family-monitor = the centre's monitors
family-device = the centre's devices
family-guarantor = guarantor
family-party = party
family-local_network = local network
family-medical = medical source
family-humanitarian = humanitarian organisation
family-media = media
family-social_media = social media
family-satellite = satellite imagery
family-research = research data
family-public = general public
# Direction of fire.
direction-incoming = incoming
direction-outgoing = outgoing
direction-impact = impact
direction-crossfire = crossfire
direction-both = both directions
direction-unknown = undetermined
# The way by which a report came.
channel-file = file
channel-hotline = hotline
channel-email = e-mail
channel-message = message
channel-form = form
channel-radio = radio
channel-meeting = meeting
channel-web = web page
channel-device = device
# What may be claimed for an act.
exemption-excluded_target = the target is an excluded group
exemption-self_defence = self-defence
exemption-announced_activity = an announced activity
exemption-monitoring_flight = a monitoring flight
exemption-medical = medical transport
# Admiralty grades.
reliability-A = A: completely reliable
reliability-B = B: usually reliable
reliability-C = C: fairly reliable
reliability-D = D: not usually reliable
reliability-E = E: unreliable
reliability-F = F: reliability cannot be judged
credibility-1 = 1: confirmed by other sources
credibility-2 = 2: probably true
credibility-3 = 3: possibly true
credibility-4 = 4: doubtful
credibility-5 = 5: improbable
credibility-6 = 6: truth cannot be judged

harmed-civilians = civilians
harmed-fighters = fighters
harmed-both = civilians and fighters

# A figure of which one end is open.
figure-at-least = at least { $figure }
figure-up-to = up to { $figure }
figure-of-unit = { $figures } ({ $unit })
