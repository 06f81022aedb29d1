import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("desk", "0005_incidents"),
    ]

    operations = [
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
                ("due_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["provision", "verdict", "incident"], name="desk_findin_provisi_038472_idx"),
                    models.Index(condition=models.Q(("due_at__isnull", False)), fields=["due_at"], name="finding_due"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "provision"), name="one_answer_per_provision")
                ],
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
    ]
