import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("desk", "0004_reports"),
    ]

    operations = [
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
    ]
