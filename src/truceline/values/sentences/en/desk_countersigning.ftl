# What is determined jointly: whom the centre asks to sign, who signs, who dissents.

desk-field-manner = How it is determined
desk-manner-of-individual = by the centre
desk-manner-of-joint = jointly: guarantors are asked to sign with it
desk-progress-awaited = waits for signatures
desk-joint-draft = Jointly: once the centre has signed it, guarantors are asked to sign with it.
desk-countersign-by = Asked to sign by { $at }
desk-countersign-yours = Waits for your signature.
desk-countersign-signs = signed
desk-countersign-dissents = dissents
desk-countersign-missing = has neither signed nor dissented
desk-entry-countersignature = signature of a guarantor, or dissent
desk-countersign-open = Sign, or dissent, in the name of { $name }
desk-countersign-note = You sign the words and the sum shown here, once, under your own account; nobody at the centre can do it for you. All who see this determination see whether you signed and what you wrote. Whoever dissents says why.
desk-countersign-words = In your own words (needed where you dissent)
desk-countersign-sign = Sign it
desk-countersign-dissent = Dissent
desk-countersigned-signs = You signed it. Your signature is on the register.
desk-countersigned-dissents = Your dissent is on the register, and stands beside what was determined.
desk-countersign-not_joint = The centre determined this by itself: nobody was asked to sign.
desk-countersign-not_asked = The guarantor for whom you speak was not asked to sign this.
desk-countersign-not_standing = This determination does not stand any more.
desk-countersign-said_already = Your signature or dissent is given. Whoever holds otherwise by now takes a stance on it.
desk-countersign-changed_since = What the centre signed over has changed since: it cannot be signed until it is determined anew. You can dissent.
desk-countersign-other-seal = This is not what was shown to you: read it again.
desk-countersign-nobody = Nobody can be asked to sign: the agreement names no guarantor for it. Send it back and determine individually.

# The request for a word: what goes to each whom a joint determination asks, and how it stands.

desk-request-subject = Request for your word: { $provision }, { $day }
desk-request-words = The centre has determined, of what happened ({ $day }), under “{ $provision }”: { $outcome }. It asks you to sign this with it, or to dissent in your own words, within { $hours } hours. You do so at the desk, once, under your own account; nobody signs for you, and no letter does.
desk-request-stands = Until all who are asked have spoken, the determination stands with the centre’s signature alone. Silence is neither a signature nor dissent; it is recorded as silence.
desk-request-is-signed = Nobody says for another that it signed or dissents: it does so itself, at the desk.
desk-request-asked = asked { $at } ({ $means })
desk-request-unsent = not asked yet: the request has not gone out ({ $means })
desk-request-to-carry = The duty officer has to tell it: no machine reaches it.
desk-request-due = until { $at }
desk-request-silent = the time ran out without a word, recorded { $at }
desk-request-late = after its time had run out
desk-request-sign = Sign, or dissent
desk-request-what = What you are asked to sign
desk-request-standard = Standard of proof
desk-request-over = Its time is over, and its silence is recorded. It can still sign or dissent: that is told as late.
desk-request-closed = Nothing is asked of you here any more.
desk-request-case = The incident, with its finding
