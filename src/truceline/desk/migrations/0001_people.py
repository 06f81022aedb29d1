import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
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
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True)),
                ("count", models.PositiveIntegerField()),
                ("ends_on", models.DateTimeField(db_index=True)),
            ],
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
            name="Heartbeat",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("beat_on", models.DateTimeField()),
            ],
        ),
    ]
