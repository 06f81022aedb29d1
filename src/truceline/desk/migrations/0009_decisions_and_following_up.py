import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("desk", "0008_positions"),
    ]

    operations = [
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
    ]
