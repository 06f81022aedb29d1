import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("desk", "0006_findings"),
    ]

    operations = [
        migrations.CreateModel(
            name="StepNote",
            fields=[
                ("note_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="step_notes", to="desk.incident"
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                (
                    "other",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.incident"
                    ),
                ),
                ("at", models.DateTimeField(null=True)),
                ("evidence", models.TextField(blank=True)),
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
                "ordering": ["on", "note_id"],
            },
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
        migrations.AddField(
            model_name="contact",
            name="escalates",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="desk.contactstep"
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(fields=("escalates", "addressee"), name="one_notice_of_a_step"),
        ),
    ]
