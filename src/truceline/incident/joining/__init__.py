"""Which reports are one incident: from likeness and judgements to groups."""
