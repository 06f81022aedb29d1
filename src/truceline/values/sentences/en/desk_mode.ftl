# What the desk is open for, and why something is refused now.

desk-mode = Open or closed
desk-mode-normal = Normal: everybody works
desk-mode-read_only = Read-only: everybody sees, nobody changes
desk-mode-closed = Closed: nobody sees but who may open it again
desk-mode-change = Change it for everybody, now
desk-mode-changes = Changed before
desk-mode-needs-reason = Say why: everybody will ask.
desk-mode-already = The desk is in that mode already.
desk-read-only = The desk is read-only now: nothing can be changed. The head of the centre or an administrator can open it again.
desk-closed = The desk is closed. The head of the centre or an administrator can open it again.
desk-not-in-this-state = Not at this step: it must come further, or be reopened, first.
desk-not-ones-own = Not for what is one’s own: it takes a second person.
