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
