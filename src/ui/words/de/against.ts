/** Comparing with a real router. */
export const AGAINST = {
  'Nothing was answered: try again.': 'Nichts wurde beantwortet: versuchen Sie es noch einmal.',
  'Paste what routers printed for any show command, with their prompts: a session may hold many. Routes, crypto maps, ISAKMP SAs, HSRP, neighbours, ARP and interfaces are compared row by row, all else line by line. Ages, counters and connection numbers are not compared.':
    'Fügen Sie ein, was Router auf beliebige show-Befehle ausgaben, mit ihren Prompts: eine Sitzung darf viele enthalten. Routen, Crypto Maps, ISAKMP-SAs, HSRP, Nachbarn, ARP und Interfaces werden Zeile für Zeile ihrer Tabellen verglichen, alles andere Textzeile für Textzeile. Alter, Zähler und Verbindungsnummern werden nicht verglichen.',
  'Simulated router': 'Simulierter Router',
  'Those whose prompts stand in the text': 'Die, deren Prompts im Text stehen',
  'Output of the real router': 'Ausgabe des echten Routers',
  Compare: 'Vergleichen',
  '{name}, line {line}': '{name}, Zeile {line}',
  'Line {line}: {problem}': 'Zeile {line}: {problem}',
  '{count} row, which agrees': '{count} Zeile, die übereinstimmt',
  '{count} rows, which all agree': '{count} Zeilen, die alle übereinstimmen',
  '{count} of {rows} disagrees': '{count} von {rows} weicht ab',
  '{count} row': '{count} Zeile',
  '{count} rows': '{count} Zeilen',
  '{count} of {rows} disagree': '{count} von {rows} weichen ab',
  Verdict: 'Urteil',
  Row: 'Zeile',
  Real: 'Echt',
  Simulated: 'Simuliert',
  'Lines that were not understood: {count}': 'Nicht verstandene Zeilen: {count}',
  'line {line}: {text}': 'Zeile {line}: {text}',
} as const
