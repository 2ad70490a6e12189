/** Titles of dialogs, and those dialogs that are translated whole. */
export const DIALOGS = {
  Close: 'Schließen',
  'New design': 'Neuer Entwurf',
  'What is open stays in the list of designs.': 'Was offen ist, bleibt in der Liste der Entwürfe.',
  Find: 'Suchen',
  Versions: 'Versionen',
  Steps: 'Schritte',
  Terms: 'Begriffe',
  'Headend {version}, commit': 'Headend {version}, Commit',
  'Everything runs in this page: it sends nothing, asks no other server, and keeps your designs in this browser only.':
    'Alles läuft in dieser Seite: sie sendet nichts, fragt keinen anderen Server und bewahrt Ihre Entwürfe nur in diesem Browser auf.',
  Documentation: 'Dokumentation',
  'a guide for architects, formats, what is simulated and what is assumed.':
    'ein Leitfaden für Architekten, Formate, was simuliert und was angenommen wird (auf Englisch).',
  Language: 'Sprache',
  Licences: 'Lizenzen',
  'Licence texts': 'Lizenztexte',
  'The licences could not be read: {problem}.': 'Die Lizenzen konnten nicht gelesen werden: {problem}.',
  'Find anything of the design, or an action': 'Alles im Entwurf suchen, oder eine Aktion',
  'Name, address, line or action; “cut gateway-1 Fa0/1”, “show ip route gateway-1”':
    'Name, Adresse, Zeile oder Aktion; „cut gateway-1 Fa0/1“, „show ip route gateway-1“',
  'Trace {from} to {to}': 'Weg von {from} zu {to}',
  'at the moment shown': 'im gezeigten Moment',
  Found: 'Gefunden',
  'Nothing is called that.': 'Nichts heißt so.',
} as const
