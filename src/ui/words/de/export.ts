/** Export: configurations, documents, labs. */
export const EXPORT = {
  'Kind of device': 'Art des Geräts',
  '(on)': '(an)',
  'Write these lines into: {kind}': 'Diese Zeilen schreiben in: {kind}',
  'Lines of {kind}': 'Zeilen für: {kind}',
  'Set back to the usual lines': 'Auf die üblichen Zeilen zurücksetzen',
  'Secrets that the lines ask for': 'Geheimnisse, nach denen die Zeilen fragen',
  'Not given: its lines are left out': 'Nicht angegeben: seine Zeilen entfallen',
  'Make up the missing one': 'Das fehlende erfinden',
  'Make up the {count} missing ones': 'Die {count} fehlenden erfinden',
  'Download to print': 'Zum Drucken herunterladen',
  'Download {stem}.md': '{stem}.md herunterladen',
  'Preview of {title}': 'Vorschau von {title}',
  'No device of this design has a configuration yet: place a head-end, a SOHO router or a firewall.':
    'Noch hat kein Gerät dieses Entwurfs eine Konfiguration: setzen Sie ein Head-end, einen SOHO-Router oder eine Firewall.',
  'What there is to export': 'Was sich exportieren lässt',
  Files: 'Dateien',
  '{lines} lines · {value}': '{lines} Zeilen · {value}',
  'In every file': 'In jeder Datei',
  Management: 'Verwaltung',
  'users, logs, clock': 'Benutzer, Logs, Uhr',
  'For people': 'Für Menschen',
  Documents: 'Dokumente',
  'The whole design on paper': 'Der ganze Entwurf auf Papier',
  'For labs and tools': 'Für Labore und Werkzeuge',
  'Labs and tools': 'Labore und Werkzeuge',
  'Writing the files…': 'Die Dateien werden geschrieben…',
  'The design is not ready yet: try again when it has settled.':
    'Der Entwurf ist noch nicht so weit: versuchen Sie es, wenn er eingeschwungen ist.',
  'The zip could not be made: reload the page and try again.':
    'Das Zip konnte nicht erstellt werden: laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'Progress of the export': 'Fortschritt des Exports',
  'Download as one file': 'Als eine Datei herunterladen',
  'Routers become': 'Router werden zu',
  'What {title} gets': 'Was {title} bekommt',
  'EXPECTED.md comes with the files: what is not known, which sites are in service, the routing tables, and after each built-in fault how long which direction is silent. The faults are played when you download, which takes some seconds. Keys and passwords stand in the configurations.':
    'EXPECTED.md kommt mit den Dateien: was nicht bekannt ist, welche Standorte in Betrieb sind, die Routing-Tabellen, und nach jeder eingebauten Störung, wie lange welche Richtung stumm ist. Die Störungen werden beim Herunterladen durchgespielt, was einige Sekunden dauert. Schlüssel und Passwörter stehen in den Konfigurationen.',
  'What {title} cannot hold': 'Was {title} nicht fassen kann',
  'In the design': 'Im Entwurf',
  There: 'Dort',
  Form: 'Form',
  'With reload in {SAFETY_MINUTES}, as a safety net': 'Mit reload in {SAFETY_MINUTES} als Sicherheitsnetz',
  'The device is being asked…': 'Das Gerät wird gefragt…',
  'The zip could not be made: download the files one by one, or reload the page.':
    'Das Zip konnte nicht erstellt werden: laden Sie die Dateien einzeln herunter, oder laden Sie die Seite neu.',
  'The lines are being put in order…': 'Die Zeilen werden geordnet…',
  'Download all as zip': 'Alle als Zip herunterladen',
  'Download {fileName}': '{fileName} herunterladen',
  'The last edit is not in these texts yet': 'Die letzte Änderung steht noch nicht in diesen Texten',
  'Preview of {fileName}': 'Vorschau von {fileName}',
  'Dots stand in place of secrets here and in what is copied. The downloaded files have them.':
    'Hier und in der Kopie stehen Punkte an der Stelle von Geheimnissen. In den heruntergeladenen Dateien stehen sie selbst.',
  'The design has changed since this report: write it again.':
    'Der Entwurf hat sich seit diesem Bericht geändert: schreiben Sie ihn noch einmal.',
  'Keys and passwords stand in this report: write it again without them.':
    'In diesem Bericht stehen Schlüssel und Passwörter: schreiben Sie ihn noch einmal ohne sie.',
  'Dots stand in this report in place of keys and passwords: write it again with them.':
    'In diesem Bericht stehen Punkte an der Stelle von Schlüsseln und Passwörtern: schreiben Sie ihn noch einmal mit ihnen.',
  'One document for whoever builds, buys or runs the network: drawings of every layer, the address plan, the path of a packet hop by hop, what every single failure does, findings, the remote register and all configurations. Each failure is simulated first, which takes some seconds.':
    'Ein Dokument für alle, die das Netz bauen, kaufen oder betreiben: Zeichnungen jeder Ebene, der Adressplan, der Weg eines Pakets Hop für Hop, was jeder einzelne Ausfall bewirkt, Befunde, das Register der Standorte und alle Konfigurationen (auf Englisch). Jeder Ausfall wird zuvor simuliert, was einige Sekunden dauert.',
  'Write it again': 'Noch einmal schreiben',
  'Write the report': 'Bericht schreiben',
  'Progress of the report': 'Fortschritt des Berichts',
} as const
