import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("desk", "0002_sources_and_agreements"),
    ]

    operations = [
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
            name="DetailSilence",
            fields=[
                ("silence_id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="silences", to="desk.detailproposal"
                    ),
                ),
                ("by", models.CharField(max_length=64)),
                ("words_sha256", models.CharField(max_length=64)),
                ("since", models.DateTimeField()),
                ("content", models.TextField()),
            ],
            options={
                "ordering": ["since", "silence_id"],
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "words_sha256", "by"), name="one_silence_of_words")
                ],
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
    ]
