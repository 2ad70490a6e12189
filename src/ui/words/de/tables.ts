/** The design as tables. */
export const TABLES = {
  '{title} of {device} can only be read here.': '{title} von {device} lässt sich hier nur lesen.',
  '{value}: done. Undo takes it back.': '{value}: erledigt. Rückgängig nimmt es zurück.',
  'Back to the drawing': 'Zurück zur Zeichnung',
  Cables: 'Kabel',
  'Filter: {label}': 'Filtern: {label}',
  '{count} of {rows}': '{count} von {rows}',
  'Copy the table': 'Tabelle kopieren',
  'Enter or typing edits a cell, Escape leaves it; cells from a spreadsheet are pasted from the cell with the focus on. A dash is what a kind of device does not have.':
    'Enter oder Tippen ändert eine Zelle, Escape verlässt sie; Zellen aus einer Tabellenkalkulation werden ab der Zelle mit dem Fokus eingefügt. Ein Strich ist, was eine Art von Gerät nicht hat.',
  'Copied {rows} for a spreadsheet.': '{rows} für eine Tabellenkalkulation kopiert.',
  'The browser keeps its clipboard closed here: copy cell by cell with Ctrl C.':
    'Der Browser hält seine Zwischenablage hier geschlossen: kopieren Sie Zelle für Zelle mit Strg C.',
  'It cannot be added.': 'Es kann nicht hinzugefügt werden.',
  'Added {names}.': '{names} hinzugefügt.',
  'Kind of the new device': 'Art des neuen Geräts',
  'Add a device': 'Gerät hinzufügen',
  'Add a site': 'Standort hinzufügen',
  'From device': 'Von Gerät',
  'To device': 'Zu Gerät',
  'Add a cable': 'Kabel hinzufügen',
  '"{text}" is neither yes nor no': '„{text}“ ist weder ja noch nein',
  '"{text}" is none of {map}': '„{text}“ ist keines von {map}',
  'There is no head-end called {wrong}': 'Kein Head-end heißt {wrong}',
  '{name} has no such setting': '{name} hat keine solche Einstellung',
  '"{text}" is no medium': '„{text}“ ist kein Medium',
  '{rows} were copied, and there are {count} from here on. Nothing was pasted.':
    '{rows} wurden kopiert, und ab hier gibt es {count}. Nichts wurde eingefügt.',
  'there is no such cell': 'eine solche Zelle gibt es nicht',
  '{title} can only be read': '{title} lässt sich nur lesen',
  'it cannot be set': 'es kann nicht gesetzt werden',
  'Row {row}, column {column} of what was copied: {replace}. Nothing was pasted.':
    'Zeile {row}, Spalte {column} des Kopierten: {replace}. Nichts wurde eingefügt.',
  '{name} has no such interface': '{name} hat kein solches Interface',
  'It is only read': 'Es lässt sich nur lesen',
} as const
