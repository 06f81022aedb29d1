"""What the agreement says of an incident: screen, weigh."""
