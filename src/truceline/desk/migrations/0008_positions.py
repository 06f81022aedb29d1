import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("desk", "0007_contacts"),
    ]

    operations = [
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
    ]
