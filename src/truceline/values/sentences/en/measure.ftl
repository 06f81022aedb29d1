# Counting rules: a name and a definition, printed with every figure.
measure-rule-incidents = incidents
measure-rule-observations = observations
measure-rule-cases_by_province = cases by area
measure-rule-determined_violations = determined violations
measure-rule-answers = answers
measure-rule-reports = reports
measure-rule-casualties = casualties
measure-rule-zone_days = zone-days
measure-definition-incidents = Every incident in the period, each once, whatever its act and wherever it lies. An incident is what several reports are held to tell of together; nil reports make none. It counts on the local day in the middle of the time it may have been. It stands under the first of these answers that any provision in force gives: candidate, needs a ruling, cannot tell, no.
measure-definition-observations = As the OSCE counts: every explosion, burst, shot, projectile, impact, flight or other event that the centre’s own monitors and devices reported, in its unit, where force was used. A report without a number counts one. A relay counts nothing. What two posts both reported counts at each. The day and the area are those of the report.
measure-definition-cases_by_province = As the Russian bulletins count: one case for each incident in which force was used, by first-level area as reports attribute it. An area that is not known is a row of its own. An incident whose act is not known is no case.
measure-definition-determined_violations = Only incidents of the period that a person has determined to be a minor or a serious violation, each once under its gravest outcome. Where one provision was determined again, the later determination stands.
measure-definition-answers = One answer for each incident and each provision that was asked about it; a single incident may have several. Deadlines are clocks and give no answers.
measure-definition-reports = Every report in the period, by the middle of the time it speaks of. A relay repeats another report and confirms nothing. A nil report says that nothing was observed.
measure-definition-casualties = Killed and injured as sources give them: the lowest, best and highest figures of the incidents, each summed for itself. Nothing is averaged. An incident without a figure adds nothing, which does not mean that nobody was hurt.
measure-definition-zone_days = One zone on one local day. Observed with incidents: an incident lies inside. Observed quiet: none does, and a nil report or a report of the centre’s own monitors or devices was made from inside. Not observed: neither. A zone that nobody has drawn has no zone-days.
