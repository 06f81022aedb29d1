import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("beat_on", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("incident_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(unique=True)),
                ("content", models.TextField()),
                ("occurred_at", models.DateTimeField()),
                ("longitude", models.FloatField(null=True)),
                ("latitude", models.FloatField(null=True)),
                ("radius_m", models.FloatField(null=True)),
                ("act", models.CharField(max_length=40, null=True)),
                ("weapon", models.CharField(max_length=40, null=True)),
                ("admin1", models.TextField(null=True)),
                ("admin2", models.TextField(null=True)),
                ("places", models.TextField(default="{}")),
                ("answers", models.TextField(default="{}")),
                ("reports", models.PositiveIntegerField()),
                ("origins", models.PositiveIntegerField()),
                ("candidates", models.PositiveIntegerField()),
                ("rulings", models.PositiveIntegerField()),
                ("unclear", models.PositiveIntegerField()),
                ("is_struck", models.BooleanField(default=False)),
                ("words", models.TextField()),
                ("revision", models.BigIntegerField(db_index=True, default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["is_struck", "-occurred_at", "number"], name="desk_incide_is_stru_f81727_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="JobRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("job", models.CharField(max_length=40)),
                ("day", models.DateField()),
                ("begun_on", models.DateTimeField()),
                ("finished_on", models.DateTimeField(null=True)),
                ("is_good", models.BooleanField(null=True)),
                ("said", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-begun_on"],
                "constraints": [models.UniqueConstraint(fields=("job", "day"), name="one_run_a_day")],
            },
        ),
        migrations.CreateModel(
            name="LinkModelKept",
            fields=[
                ("model_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(db_index=True)),
                ("reports", models.PositiveIntegerField()),
                ("content", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="LookedDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("zone", models.CharField(max_length=64)),
                ("day", models.DateField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("zone", "day"), name="one_row_a_zone_and_day")],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("pseudonym", models.CharField(max_length=36, unique=True)),
                ("roles", models.JSONField(default=list)),
                ("speaks_for", models.CharField(blank=True, default="", max_length=64)),
                ("is_active", models.BooleanField(default=True)),
                ("date_joined", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("post_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=64, unique=True)),
                ("content", models.TextField()),
                ("is_open", models.BooleanField(default=True)),
                ("changed_on", models.DateTimeField()),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Site",
            fields=[
                ("site_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=64, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("held_by", models.CharField(blank=True, max_length=64)),
                ("zone", models.CharField(blank=True, max_length=64)),
                ("is_open", models.BooleanField(default=True)),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("source_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("pseudonym", models.CharField(max_length=100, unique=True)),
                ("content", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True)),
                ("count", models.PositiveIntegerField()),
                ("ends_on", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="AccessRequest",
            fields=[
                ("request_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(unique=True)),
                ("side", models.CharField(max_length=64)),
                ("zone", models.CharField(blank=True, max_length=64)),
                ("asked_at", models.DateTimeField()),
                ("wanted_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("is_refused", models.BooleanField(default=False)),
                ("passed_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-number"],
                "indexes": [models.Index(fields=["zone", "passed_at"], name="desk_access_zone_6e2f81_idx")],
            },
        ),
        migrations.CreateModel(
            name="AgreementVersion",
            fields=[
                ("version_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("version", models.CharField(db_index=True, max_length=64)),
                ("digest", models.CharField(max_length=64)),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("set", "Set"),
                            ("in_effect", "In Effect"),
                            ("past", "Past"),
                            ("struck", "Struck"),
                        ],
                        max_length=16,
                    ),
                ),
                ("content", models.TextField()),
                (
                    "brought_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("brought_on", models.DateTimeField()),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("effective_from", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-brought_on", "-version_id"],
                "indexes": [models.Index(fields=["step", "-effective_from"], name="desk_agreem_step_27aa31_idx")],
            },
        ),
        migrations.CreateModel(
            name="AnnouncedNotice",
            fields=[
                ("notice_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(unique=True)),
                (
                    "activity",
                    models.CharField(
                        choices=[
                            ("exercise", "exercise"),
                            ("flight", "flight"),
                            ("convoy", "convoy"),
                            ("evacuation", "evacuation"),
                            ("demining", "demining"),
                            ("repair", "repair"),
                            ("rotation", "rotation"),
                        ],
                        max_length=16,
                    ),
                ),
                ("announced_by", models.CharField(max_length=64)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("announced_at", models.DateTimeField()),
                ("west", models.FloatField()),
                ("south", models.FloatField()),
                ("east", models.FloatField()),
                ("north", models.FloatField()),
                (
                    "step",
                    models.CharField(
                        choices=[("draft", "Draft"), ("confirmed", "Confirmed"), ("withdrawn", "Withdrawn")],
                        max_length=12,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-number"],
                "indexes": [
                    models.Index(fields=["step", "ends_at"], name="desk_announ_step_0d5ecd_idx"),
                    models.Index(fields=["ends_at", "starts_at"], name="desk_announ_ends_at_689cc6_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Arrival",
            fields=[
                ("arrival_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("looked_into", "Looked Into"),
                            ("refused", "Refused"),
                            ("waiting", "Waiting"),
                            ("checking", "Checking"),
                            ("writing", "Writing"),
                            ("linking", "Linking"),
                            ("done", "Done"),
                            ("dropped", "Dropped"),
                            ("failed", "Failed"),
                        ],
                        max_length=16,
                    ),
                ),
                ("told", models.TextField()),
                ("rows", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("incidents", models.PositiveIntegerField(default=0)),
                ("incidents_done", models.PositiveIntegerField(default=0)),
                ("changed_incidents", models.PositiveIntegerField(default=0)),
                ("is_unwanted", models.BooleanField(default=False)),
                ("moved_at", models.DateTimeField()),
                ("said", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-on", "-arrival_id"],
                "indexes": [
                    models.Index(fields=["by", "-on"], name="desk_arriva_by_id_1c720d_idx"),
                    models.Index(fields=["stage"], name="desk_arriva_stage_88d403_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("assessment_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="desk.incident"
                    ),
                ),
                ("question", models.CharField(max_length=16)),
                ("answer", models.CharField(max_length=16)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["on", "assessment_id"],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "incident",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="case",
                        serialize=False,
                        to="desk.incident",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("screened", "screened"),
                            ("tasked", "tasked"),
                            ("under_inquiry", "under_inquiry"),
                            ("referred", "referred"),
                            ("drafted", "drafted"),
                            ("decided", "decided"),
                            ("released", "released"),
                            ("follow_up", "follow_up"),
                            ("closed", "closed"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("not_an_incident", "not_an_incident"),
                            ("no_violation", "no_violation"),
                            ("minor_violation", "minor_violation"),
                            ("serious_violation", "serious_violation"),
                            ("not_established", "not_established"),
                            ("outside_scope", "outside_scope"),
                        ],
                        max_length=20,
                        null=True,
                    ),
                ),
                ("since", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["step", "outcome"], name="desk_case_step_bc2e89_idx")],
            },
        ),
        migrations.CreateModel(
            name="Channel",
            fields=[
                ("channel_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("side", models.CharField(max_length=64)),
                ("means", models.CharField(max_length=16)),
                ("label", models.CharField(max_length=200)),
                ("language", models.CharField(max_length=16)),
                ("preference", models.PositiveSmallIntegerField()),
                ("is_superior", models.BooleanField(default=False)),
                ("is_open", models.BooleanField(default=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["side", "is_superior", "preference", "channel_id"],
            },
        ),
        migrations.CreateModel(
            name="ClockRule",
            fields=[
                ("rule_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=16)),
                ("channel", models.CharField(blank=True, max_length=16)),
                ("minutes", models.PositiveIntegerField()),
                ("reason", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-on", "-rule_id"],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("comment_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="desk.incident"
                    ),
                ),
                ("about", models.CharField(db_index=True, max_length=36)),
                ("field", models.CharField(max_length=24)),
                (
                    "colour",
                    models.CharField(choices=[("green", "green"), ("amber", "amber"), ("red", "red")], max_length=8),
                ),
                ("text", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("resolved_at", models.DateTimeField(null=True)),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["on", "comment_id"],
            },
        ),
        migrations.CreateModel(
            name="DeskSession",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key"),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("handle", models.CharField(db_index=True, max_length=64)),
                ("begun_on", models.DateTimeField()),
                ("seen_on", models.DateTimeField()),
                ("device", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DetailMeeting",
            fields=[
                ("meeting_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("detail", models.CharField(db_index=True, max_length=64)),
                ("held_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-held_at", "-meeting_id"],
            },
        ),
        migrations.CreateModel(
            name="DetailProposal",
            fields=[
                ("proposal_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("detail", models.CharField(db_index=True, max_length=64)),
                ("by", models.CharField(blank=True, max_length=64)),
                ("words_sha256", models.CharField(max_length=64)),
                ("put_at", models.DateTimeField()),
                ("is_withdrawn", models.BooleanField(default=False)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-put_at", "-proposal_id"],
            },
        ),
        migrations.CreateModel(
            name="Determination",
            fields=[
                ("determination_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="determinations", to="desk.incident"
                    ),
                ),
                ("provision", models.CharField(blank=True, max_length=64)),
                ("outcome", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in_review"),
                            ("approved", "approved"),
                            ("signed", "signed"),
                            ("struck", "struck"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "approver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("on", models.DateTimeField()),
                ("signed_at", models.DateTimeField(null=True)),
                (
                    "supersedes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later",
                        to="desk.determination",
                    ),
                ),
                ("is_superseded", models.BooleanField(default=False)),
                ("is_changed_since", models.BooleanField(default=False)),
                ("content", models.TextField()),
                ("seal", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["on", "determination_id"],
                "indexes": [
                    models.Index(fields=["state", "is_superseded", "-on"], name="desk_determ_state_6f8669_idx"),
                    models.Index(fields=["is_changed_since", "state"], name="desk_determ_is_chan_cdcfeb_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                ("duty_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="duties", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-since", "-duty_id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("person",), name="one_duty_at_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="desk.incident"
                    ),
                ),
                ("provision", models.CharField(max_length=64)),
                ("verdict", models.CharField(max_length=16)),
                ("content", models.TextField()),
                ("is_struck", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["provision", "verdict", "incident"], name="desk_findin_provisi_038472_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "provision"), name="one_answer_per_provision")
                ],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("handover_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                (
                    "accepted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("accepted_on", models.DateTimeField(null=True)),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-on", "-handover_id"],
                "indexes": [models.Index(fields=["-on"], name="desk_handov_on_4de80c_idx")],
            },
        ),
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("inspection_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inspections", to="desk.site"
                    ),
                ),
                ("outcome", models.CharField(max_length=12)),
                ("at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-at", "-inspection_id"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("secret_sha256", models.CharField(max_length=64, unique=True)),
                ("roles", models.JSONField()),
                ("speaks_for", models.CharField(blank=True, default="", max_length=64)),
                ("expires_at", models.DateTimeField()),
                (
                    "used_by",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitation",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ModeChange",
            fields=[
                ("change_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "mode",
                    models.CharField(
                        choices=[("normal", "normal"), ("read_only", "read_only"), ("closed", "closed")], max_length=16
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField(db_index=True)),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-on", "-change_id"],
            },
        ),
        migrations.CreateModel(
            name="MonitorRestriction",
            fields=[
                ("restriction_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(unique=True)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("denial", "denial"),
                            ("delay", "delay"),
                            ("conditional", "conditional"),
                            ("mines", "mines"),
                            ("threat", "threat"),
                            ("jamming", "jamming"),
                            ("other", "other"),
                        ],
                        db_index=True,
                        max_length=16,
                    ),
                ),
                ("side", models.CharField(blank=True, max_length=64)),
                ("zone", models.CharField(blank=True, max_length=64)),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-began_at", "-number"],
                "indexes": [models.Index(fields=["made_by", "-began_at"], name="desk_monito_made_by_dd608d_idx")],
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                ("move_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="desk.incident"
                    ),
                ),
                ("step", models.CharField(max_length=16)),
                ("reason", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["on", "move_id"],
            },
        ),
        migrations.CreateModel(
            name="Postponement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("first", models.CharField(max_length=36)),
                ("second", models.CharField(max_length=36)),
                ("basis", models.CharField(max_length=64)),
                ("on", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "first", "second"), name="one_postponement_per_pair")
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("noun", models.CharField(max_length=24)),
                ("record", models.CharField(max_length=80)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("since", models.DateTimeField()),
                ("seen_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("noun", "record", "person"), name="one_presence_per_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                ("recommendation_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(unique=True)),
                (
                    "incident",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="desk.incident",
                    ),
                ),
                ("provision", models.CharField(blank=True, max_length=64)),
                ("force", models.CharField(max_length=64)),
                ("issued_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("reminded", models.CharField(blank=True, max_length=8)),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-number"],
                "indexes": [models.Index(fields=["reminded", "due_at"], name="desk_recomm_reminde_e2c258_idx")],
            },
        ),
        migrations.CreateModel(
            name="Reconciliation",
            fields=[
                ("list_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("holder", models.CharField(max_length=64)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("looked_into", "Looked Into"),
                            ("refused", "Refused"),
                            ("taken", "Taken"),
                            ("dropped", "Dropped"),
                        ],
                        max_length=16,
                    ),
                ),
                ("first_day", models.DateField(null=True)),
                ("last_day", models.DateField(null=True)),
                ("zone", models.CharField(blank=True, max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("is_shared", models.BooleanField(default=False)),
                ("exercise", models.BooleanField(default=False)),
                ("told", models.TextField()),
                ("rows", models.PositiveIntegerField(default=0)),
                ("confirmed", models.PositiveIntegerField(default=0)),
                ("disputed", models.PositiveIntegerField(default=0)),
                ("only_theirs", models.PositiveIntegerField(default=0)),
                ("only_ours", models.PositiveIntegerField(default=0)),
                ("resolved", models.PositiveIntegerField(default=0)),
                ("content", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-first_day", "-on", "-list_id"],
                "indexes": [
                    models.Index(fields=["stage", "holder", "-first_day"], name="desk_reconc_stage_d5599e_idx"),
                    models.Index(condition=models.Q(("exercise", True)), fields=["exercise"], name="list_invented"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                ("filter_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=100)),
                ("address", models.TextField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("shared_with", models.TextField(default="|")),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name", "filter_id"],
            },
        ),
        migrations.CreateModel(
            name="SealedIdentity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="identities", to="desk.source"
                    ),
                ),
                ("sealed", models.BinaryField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
            ],
            options={
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ShiftEntry",
            fields=[
                ("entry_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=16)),
                ("text", models.TextField()),
                ("to_whom", models.CharField(blank=True, max_length=200)),
                ("due_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("changed_on", models.DateTimeField(null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("done_on", models.DateTimeField(null=True)),
                ("outcome", models.TextField(blank=True)),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-on", "-entry_id"],
                "indexes": [
                    models.Index(fields=["-on", "-entry_id"], name="desk_shifte_on_d2d47d_idx"),
                    models.Index(condition=models.Q(("done_on__isnull", True)), fields=["due_at"], name="shift_open"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceAccess",
            fields=[
                ("access_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="accesses", to="desk.source"
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("asked_on", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_on", models.DateTimeField(null=True)),
                ("until", models.DateTimeField(null=True)),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-asked_on", "-access_id"],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("task_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="desk.incident"
                    ),
                ),
                ("template", models.CharField(blank=True, max_length=64)),
                ("title", models.TextField(blank=True)),
                ("due_at", models.DateTimeField(null=True)),
                (
                    "assigned_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                (
                    "resolved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("resolved_at", models.DateTimeField(null=True)),
                ("note", models.TextField(blank=True)),
                ("is_struck", models.BooleanField(default=False)),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["on", "task_id"],
                "indexes": [
                    models.Index(fields=["resolved_at", "is_struck", "due_at"], name="desk_task_resolve_c5bfb6_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkingGroup",
            fields=[
                ("group_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("detail", models.CharField(db_index=True, max_length=64)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-on", "-group_id"],
            },
        ),
        migrations.CreateModel(
            name="AddressView",
            fields=[
                ("view_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="views", to="desk.channel"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("contact_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(unique=True)),
                ("together", models.CharField(db_index=True, max_length=36)),
                ("kind", models.CharField(max_length=24)),
                ("addressee", models.CharField(max_length=64)),
                ("means", models.CharField(max_length=16)),
                (
                    "channel",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="desk.channel",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="desk.incident",
                    ),
                ),
                ("subject", models.CharField(max_length=300)),
                ("words", models.TextField()),
                ("hours", models.FloatField(null=True)),
                ("given_by", models.CharField(blank=True, max_length=64)),
                ("token", models.CharField(max_length=16, null=True, unique=True)),
                ("opened_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("content", models.TextField()),
                ("due_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("replied_at", models.DateTimeField(null=True)),
                ("silent_at", models.DateTimeField(null=True)),
                ("look_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-number"],
                "indexes": [
                    models.Index(fields=["addressee", "-number"], name="desk_contac_address_407574_idx"),
                    models.Index(fields=["by", "-number"], name="desk_contac_by_id_e1cdab_idx"),
                    models.Index(fields=["opened_at"], name="desk_contac_opened__6603f2_idx"),
                    models.Index(
                        condition=models.Q(("due_at__isnull", False), ("replied_at__isnull", True)),
                        fields=["due_at", "number"],
                        name="contact_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("look_at__isnull", False)), fields=["look_at"], name="contact_to_look_at"
                    ),
                    models.Index(
                        condition=models.Q(("silent_at__isnull", False)), fields=["-number"], name="contact_silent"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DetailDecision",
            fields=[
                ("decision_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="desk.detailproposal"
                    ),
                ),
                ("detail", models.CharField(db_index=True, max_length=64)),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="desk.agreementversion"
                    ),
                ),
                ("decided_at", models.DateTimeField()),
                ("effective_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-on", "-decision_id"],
            },
        ),
        migrations.CreateModel(
            name="DetailVote",
            fields=[
                ("vote_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="desk.detailproposal"
                    ),
                ),
                ("by", models.CharField(max_length=64)),
                (
                    "vote",
                    models.CharField(
                        choices=[("agrees", "agrees"), ("objects", "objects"), ("abstains", "abstains")], max_length=12
                    ),
                ),
                ("words_sha256", models.CharField(max_length=64)),
                ("said_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["said_at", "vote_id"],
            },
        ),
        migrations.CreateModel(
            name="FindingChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="desk.agreementversion"
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.incident"
                    ),
                ),
                ("provision", models.CharField(max_length=64)),
                ("before", models.CharField(blank=True, max_length=16)),
                ("after", models.CharField(blank=True, max_length=16)),
                ("entry", models.BigIntegerField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RecommendationCheck",
            fields=[
                ("check_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="desk.recommendation"
                    ),
                ),
                ("found", models.CharField(max_length=12)),
                ("at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["at", "check_id"],
            },
        ),
        migrations.CreateModel(
            name="RecommendationReminder",
            fields=[
                ("reminder_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="desk.recommendation"
                    ),
                ),
                ("kind", models.CharField(max_length=8)),
                ("at", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["at", "reminder_id"],
                "constraints": [models.UniqueConstraint(fields=("recommendation", "kind"), name="reminded_once")],
            },
        ),
        migrations.CreateModel(
            name="ReconciledLine",
            fields=[
                ("line_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "reconciliation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="desk.reconciliation"
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.incident"
                    ),
                ),
                ("report_id", models.CharField(blank=True, max_length=36)),
                ("reference", models.TextField(blank=True)),
                ("outcome", models.CharField(max_length=16)),
                ("occurred_at", models.DateTimeField()),
                ("is_resolved", models.BooleanField(default=False)),
                ("is_out", models.BooleanField(default=False)),
                ("theirs", models.TextField(blank=True)),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["occurred_at", "line_id"],
                "indexes": [
                    models.Index(
                        fields=["reconciliation", "is_out", "is_resolved", "occurred_at"],
                        name="desk_reconc_reconci_8488ed_idx",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("report_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("content", models.TextField()),
                ("occurred_at", models.DateTimeField(db_index=True)),
                ("exercise", models.BooleanField()),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("received_at", models.DateTimeField(db_index=True)),
                (
                    "arrival",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="desk.arrival",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("exercise", True)), fields=["exercise"], name="report_invented")
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="addresses", to="desk.channel"
                    ),
                ),
                ("sealed", models.BinaryField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
            ],
            options={
                "ordering": ["-on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="SourceView",
            fields=[
                ("view_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "access",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="views", to="desk.sourceaccess"
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Stance",
            fields=[
                ("stance_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stances", to="desk.incident"
                    ),
                ),
                ("provision", models.CharField(blank=True, max_length=64)),
                (
                    "determination",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stances",
                        to="desk.determination",
                    ),
                ),
                ("holder", models.CharField(max_length=64)),
                ("stance", models.CharField(max_length=24)),
                ("taken_at", models.DateTimeField()),
                ("is_shared", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["taken_at", "stance_id"],
                "indexes": [
                    models.Index(fields=["-taken_at"], name="desk_stance_taken_a_a91859_idx"),
                    models.Index(fields=["holder", "stance", "-taken_at"], name="desk_stance_holder_c9b1f5_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="VersionScreening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screenings",
                        to="desk.agreementversion",
                    ),
                ),
                ("is_trial", models.BooleanField()),
                ("against", models.CharField(max_length=64)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("begun_on", models.DateTimeField()),
                ("finished_on", models.DateTimeField(null=True)),
                ("reached", models.CharField(blank=True, max_length=36)),
                ("counts", models.TextField(blank=True)),
                ("failure", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-begun_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("attachment_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "incident",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="desk.incident",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="desk.report",
                    ),
                ),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("name", models.CharField(max_length=255)),
                ("media_type", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("description", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["on", "attachment_id"],
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                ("call_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="call", to="desk.report"
                    ),
                ),
                ("urgency", models.CharField(max_length=16)),
                ("callback", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("claim_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "stance",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="claim", to="desk.stance"
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="desk.incident"
                    ),
                ),
                ("provision", models.CharField(max_length=64)),
                ("claimed_by", models.CharField(max_length=64)),
                ("group", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("standing", models.CharField(blank=True, max_length=16)),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["made_at", "claim_id"],
                "indexes": [models.Index(fields=["standing", "made_at"], name="desk_claim_standin_e2b643_idx")],
            },
        ),
        migrations.CreateModel(
            name="ContactFact",
            fields=[
                ("fact_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="facts", to="desk.contact"
                    ),
                ),
                ("fact", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
                ("evidence", models.TextField()),
                ("words", models.TextField(blank=True)),
                ("language", models.CharField(blank=True, max_length=16)),
                ("for_record", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["at", "fact_id"],
            },
        ),
        migrations.CreateModel(
            name="ContactStep",
            fields=[
                ("step_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="desk.contact"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=24)),
                ("tells", models.CharField(blank=True, max_length=24)),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["place", "step_id"],
                "constraints": [models.UniqueConstraint(fields=("contact", "code"), name="one_step_of_a_kind")],
            },
        ),
        migrations.CreateModel(
            name="Dispatch",
            fields=[
                ("dispatch_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dispatches", to="desk.contact"
                    ),
                ),
                ("purpose", models.CharField(max_length=16)),
                ("message_id", models.CharField(max_length=250, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("sent", "Sent"), ("failed", "Failed")],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("try_at", models.DateTimeField()),
                ("said", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["try_at", "dispatch_id"],
                "indexes": [
                    models.Index(condition=models.Q(("state", "waiting")), fields=["try_at"], name="dispatch_waiting")
                ],
                "constraints": [models.UniqueConstraint(fields=("contact", "purpose"), name="one_dispatch_of_a_kind")],
            },
        ),
        migrations.CreateModel(
            name="Handling",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="handling",
                        serialize=False,
                        to="desk.report",
                    ),
                ),
                ("channel", models.CharField(blank=True, max_length=24)),
                ("urgent", models.BooleanField(default=False)),
                ("received_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                ("turn_at", models.DateTimeField()),
                (
                    "assigned_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "settled",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("same", "Same"),
                            ("different", "Different"),
                            ("looked_at", "Looked At"),
                            ("struck", "Struck"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                ("words", models.TextField(blank=True)),
                ("content", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("due_at__isnull", False), ("settled", "")),
                        fields=["turn_at", "report"],
                        name="handling_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("due_at__isnull", False), ("settled", "")),
                        fields=["assigned_to", "turn_at"],
                        name="handling_assigned",
                    ),
                    models.Index(
                        condition=models.Q(("due_at__isnull", True), ("settled", "")),
                        fields=["turn_at", "report"],
                        name="handling_history",
                    ),
                    models.Index(
                        condition=models.Q(("settled_at__isnull", False)),
                        fields=["-settled_at", "report"],
                        name="handling_settled",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncomingLetter",
            fields=[
                ("letter_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="desk.contact",
                    ),
                ),
                ("standing", models.CharField(max_length=16)),
                ("subject", models.CharField(blank=True, max_length=200)),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-on", "-letter_id"],
                "indexes": [models.Index(fields=["standing", "-on"], name="desk_incomi_standin_cab555_idx")],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("judgement_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "first",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.report"),
                ),
                (
                    "second",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.report"),
                ),
                ("judgement", models.CharField(max_length=16)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["on", "judgement_id"],
            },
        ),
        migrations.CreateModel(
            name="LineResolution",
            fields=[
                ("resolution_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="desk.reconciledline",
                    ),
                ),
                ("said", models.CharField(max_length=16)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("reason", models.TextField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["-on", "-resolution_id"],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="link",
                        serialize=False,
                        to="desk.report",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="desk.incident"
                    ),
                ),
                ("content", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="mark",
                        serialize=False,
                        to="desk.report",
                    ),
                ),
                ("west", models.FloatField(null=True)),
                ("south", models.FloatField(null=True)),
                ("east", models.FloatField(null=True)),
                ("north", models.FloatField(null=True)),
                ("since", models.FloatField(null=True)),
                ("until", models.FloatField(null=True)),
                ("span", models.SmallIntegerField(null=True)),
                ("name", models.CharField(db_index=True, max_length=64)),
                ("source", models.CharField(db_index=True, max_length=64)),
                ("relayed_from", models.CharField(db_index=True, max_length=64, null=True)),
                ("words", models.CharField(max_length=64, null=True)),
                ("media", models.CharField(db_index=True, max_length=64, null=True)),
                ("occurred_s", models.FloatField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["span", "since"], name="desk_mark_span_4b3f08_idx"),
                    models.Index(fields=["words", "occurred_s"], name="desk_mark_words_a4328a_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Strike",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="strike",
                        serialize=False,
                        to="desk.report",
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "first",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.report"),
                ),
                (
                    "second",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.report"),
                ),
                ("score", models.FloatField()),
                ("content", models.TextField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("first", "second"), name="one_suggestion_per_pair")],
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("word_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=12)),
                ("of", models.CharField(max_length=64)),
                ("unit", models.CharField(max_length=64)),
                ("owed_on", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "told_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("acknowledged_at", models.DateTimeField(null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.contact"
                    ),
                ),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["owed_on", "word_id"],
                "indexes": [models.Index(fields=["told_at", "owed_on"], name="desk_word_told_at_0af4ca_idx")],
                "constraints": [models.UniqueConstraint(fields=("kind", "of", "unit"), name="word_once")],
            },
        ),
        migrations.CreateModel(
            name="ClaimRuling",
            fields=[
                ("ruling_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rulings", to="desk.claim"
                    ),
                ),
                ("ruling", models.CharField(max_length=16)),
                ("ruled_by", models.CharField(max_length=64)),
                ("ruled_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["ruled_at", "ruling_id"],
            },
        ),
        migrations.CreateModel(
            name="ContactFile",
            fields=[
                ("file_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "fact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="desk.contactfact"
                    ),
                ),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("name", models.CharField(max_length=255)),
                ("media_type", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["file_id"],
            },
        ),
    ]
