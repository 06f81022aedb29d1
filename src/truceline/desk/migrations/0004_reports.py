import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("desk", "0003_open_details"),
    ]

    operations = [
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
            name="LinkModelKept",
            fields=[
                ("model_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(db_index=True)),
                ("reports", models.PositiveIntegerField()),
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
            name="Owed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="owed", to="desk.report"
                    ),
                ),
                (
                    "change",
                    models.CharField(
                        choices=[("arrived", "Arrived"), ("gone", "Gone"), ("judged", "Judged")], max_length=16
                    ),
                ),
                ("actor", models.CharField(max_length=36)),
                ("since", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
    ]
