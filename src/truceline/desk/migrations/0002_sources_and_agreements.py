import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("desk", "0001_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="Source",
            fields=[
                ("source_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("pseudonym", models.CharField(max_length=100, unique=True)),
                ("content", models.TextField()),
            ],
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
    ]
