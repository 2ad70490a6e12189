/** Files, versions, steps and the list of designs. */
export const FILES = {
  '{name} (copy)': '{name} (Kopie)',
  '“{name} (copy)” is in the list of designs.': '„{name} (Kopie)“ steht in der Liste der Entwürfe.',
  'This design is being changed in another tab. Its edits are shown here as they are kept.':
    'Dieser Entwurf wird in einem anderen Tab geändert. Seine Änderungen erscheinen hier, sobald sie aufbewahrt sind.',
  'Taking over…': 'Wird übernommen…',
  'Take over': 'Übernehmen',
  'Make a copy': 'Kopie anlegen',
  'Read only': 'Nur lesen',
  'Not kept': 'Nicht aufbewahrt',
  'The last edits are not kept in this browser: {why}. It is tried again; save the design to a file to be sure.':
    'Die letzten Änderungen sind in diesem Browser nicht aufbewahrt: {why}. Es wird weiter versucht; speichern Sie den Entwurf sicherheitshalber in eine Datei.',
  'Kept in this browser': 'In diesem Browser aufbewahrt',
  'Being kept in this browser…': 'Wird in diesem Browser aufbewahrt…',
  'None yet. One is kept by itself when work on a design begins again and after every ten minutes of it; name one to find it later.':
    'Noch keine. Eine wird von selbst aufbewahrt, wenn die Arbeit an einem Entwurf wieder beginnt, und nach je zehn Minuten; geben Sie einer einen Namen, um sie später zu finden.',
  'Kept this version as “{name}”.': 'Diese Version als „{name}“ aufbewahrt.',
  'Keep the design as it is now as…': 'Den Entwurf, wie er jetzt ist, aufbewahren als…',
  'Kept by itself': 'Von selbst aufbewahrt',
  'Go back to {title}': 'Zu {title} zurückkehren',
  'Go back to it': 'Dorthin zurückkehren',
  'Open beside': 'Daneben öffnen',
  'Lines, tables, paths and outages, against the design as it is now':
    'Zeilen, Tabellen, Wege und Ausfälle, gegen den Entwurf, wie er jetzt ist',
  Forget: 'Vergessen',
  'The first that was kept.': 'Die erste, die aufbewahrt wurde.',
  'What {title} brought': 'Was {title} brachte',
  'Asking the network what this changed…': 'Das Netz wird gefragt, was das geändert hat…',
  'What this changed in the network is told by Compare: it takes longer here.':
    'Was das im Netz geändert hat, sagt Vergleichen: hier dauert es länger.',
  'No file was opened: {reason}.': 'Keine Datei wurde geöffnet: {reason}.',
  '{name} is {count} MB large; a design is far smaller. Choose a file saved by Headend.':
    '{name} ist {count} MB groß; ein Entwurf ist weit kleiner. Wählen Sie eine von Headend gespeicherte Datei.',
  '(and {count} more)': '(und {count} weitere)',
  '{name} was not opened. {value}{problem}{more}': '{name} wurde nicht geöffnet. {value}{problem}{more}',
  'Opened {name}. What was open before is in the list of designs.':
    '{name} geöffnet. Was vorher offen war, steht in der Liste der Entwürfe.',
  'Saved to {name}.': 'In {name} gespeichert.',
  'Saved as {name}.': 'Als {name} gespeichert.',
  '{written} The browser was not allowed to write {name} again.':
    '{written} Der Browser durfte {name} nicht noch einmal schreiben.',
  '{said} Its keys and passwords are in it.': '{said} Seine Schlüssel und Passwörter stehen darin.',
  'The file was not saved: {reason}. The design is kept in this browser; save it to another file.':
    'Die Datei wurde nicht gespeichert: {reason}. Der Entwurf ist in diesem Browser aufbewahrt; speichern Sie ihn in eine andere Datei.',
  'no reason was given': 'es wurde kein Grund genannt',
  'left out': 'ausgelassen',
  'What the list knows of it cannot be read; the design may be whole.':
    'Was die Liste von ihm weiß, kann nicht gelesen werden; der Entwurf kann unversehrt sein.',
  'There is no record of {name} any more.': 'Zu {name} gibt es keinen Eintrag mehr.',
  'The record of {name} cannot be fetched from this browser.':
    'Der Eintrag von {name} kann aus diesem Browser nicht geholt werden.',
  'The page failed with it twice, last while {doing}.':
    'Die Seite ist damit zweimal gescheitert, zuletzt bei: {doing}.',
  'The page failed twice in a row with the design that it was to open, so it shows the list. The design is kept as it is: open it, save it to a file, or open another one.':
    'Die Seite ist zweimal nacheinander mit dem Entwurf gescheitert, den sie öffnen sollte, darum zeigt sie die Liste. Der Entwurf ist aufbewahrt, wie er ist: öffnen Sie ihn, speichern Sie ihn in eine Datei, oder öffnen Sie einen anderen.',
  'Took back {steps}.': '{steps} zurückgenommen.',
  '{count} step': '{count} Schritt',
  '{count} steps': '{count} Schritte',
  'Did {steps} again.': '{steps} wiederholt.',
  'The newest stands above. A click goes to the design as it was right after that step; what comes later waits there until something else is done.':
    'Der neueste steht oben. Ein Klick führt zum Entwurf, wie er gleich nach diesem Schritt war; was später kommt, wartet dort, bis etwas anderes getan wird.',
  '· now': '· jetzt',
  '{steps} done, {count} taken back.': '{steps} getan, {count} zurückgenommen.',
} as const
