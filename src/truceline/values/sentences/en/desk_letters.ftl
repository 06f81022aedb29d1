# Letters: e-mail that goes out to the sides and comes in from them.

desk-letters = Letters
desk-letters-about = Letters that no machine could match: they name no contact, or come from another address than the channel’s. Read one as it came, and say which contact it answers; whoever does answers for it.
desk-letters-go = E-mail goes out.
desk-letters-do-not-go = No mail server is set: nothing goes out by e-mail.
desk-letters-come = Replies are fetched.
desk-letters-do-not-come = No mailbox is set: replies by e-mail are not fetched.
desk-letters-last = Last exchanged:
desk-letters-none = No letter waits for a person.
desk-letter-signature-unchecked = signature of the mail server not checked
desk-letters-signatures = No signature of a mail server (DKIM) is checked here. A sender’s address is what the letter says of itself, and may be forged; where much hangs on it, call the office.
desk-letter-unknown = It names no contact that went out, or several.
desk-letter-another_sender = It names a contact, but is not from the address of its channel, or says nothing.
desk-letter-unreadable = It could not be read; its bytes are kept.
desk-letter-original = as it came
desk-letter-answers = It answers contact number
desk-letter-match = It does
desk-no-letter = There is no such letter.
desk-letter-matched-already = It was matched already.
desk-letter-reminder = Reminder
desk-letter-reply = To answer, reply to this letter and leave its subject as it is. Your answer goes to the monitoring centre alone.
desk-letters-count =
    { $count ->
        [one] { $count } letter waits
       *[other] { $count } letters wait
    }
desk-no-gateway = This desk takes no messages from a gateway.
desk-gateway-unsigned = The post does not bear the signature of its bytes.
desk-gateway-not-fresh = The post is too old, or its clock is wrong.
