/** Findings and rules. */
export const FINDINGS = {
  'line {line}': 'Zeile {line}',
  'Why it matters': 'Warum es wichtig ist',
  'Known from: {source}.': 'Bekannt aus: {source}.',
  'Mute this rule in this design': 'Diese Regel in diesem Entwurf stummschalten',
  'Fix: {says}': 'Beheben: {says}',
  Fix: 'Beheben',
  'Filter findings': 'Befunde filtern',
  'Filter by device or words': 'Nach Gerät oder Wörtern filtern',
  'Only what adds a missing line or takes a harmful one away; one step to undo':
    'Nur was eine fehlende Zeile hinzufügt oder eine schädliche wegnimmt; ein Schritt zum Rückgängigmachen',
  'Fix all safe': 'Alles Sichere beheben',
  'All rules ({count} muted)': 'Alle Regeln ({count} stumm)',
  'All rules': 'Alle Regeln',
  'Nothing to remark: the design’s rules and the readers of its configurations found nothing.':
    'Nichts zu bemerken: die Regeln des Entwurfs und die Leser seiner Konfigurationen fanden nichts.',
  'No finding holds “{filter}”.': 'Kein Befund enthält „{filter}“.',
  '{count} rules look at the design and its configurations as you type; {speaking} speaks now. A muted rule stays silent in this design only, and the document remembers it.':
    '{count} Regeln sehen den Entwurf und seine Konfigurationen an, während Sie tippen; {speaking} spricht jetzt. Eine stummgeschaltete Regel schweigt nur in diesem Entwurf, und das Dokument merkt es sich.',
  '{count} rules look at the design and its configurations as you type; {speaking} speak now. A muted rule stays silent in this design only, and the document remembers it.':
    '{count} Regeln sehen den Entwurf und seine Konfigurationen an, während Sie tippen; {speaking} sprechen jetzt. Eine stummgeschaltete Regel schweigt nur in diesem Entwurf, und das Dokument merkt es sich.',
  'Filter rules': 'Regeln filtern',
  'Filter by words': 'Nach Wörtern filtern',
  Rules: 'Regeln',
  'No rule holds “{filter}”.': 'Keine Regel enthält „{filter}“.',
  'Mute: {title}': 'Stummschalten: {title}',
  Mute: 'Stummschalten',
  muted: 'stummgeschaltet',
  'muted, {found}': 'stummgeschaltet, {found}',
  'speaks, {found}': 'spricht, {found}',
  '{says} Undo takes it back.': '{says} Rückgängig nimmt es zurück.',
  'Nothing can be put right without asking.': 'Ohne zu fragen lässt sich nichts beheben.',
  'One finding was put right. Undo takes it back.': 'Ein Befund wurde behoben. Rückgängig nimmt es zurück.',
  '{count} findings were put right. Undo takes it back.': '{count} Befunde wurden behoben. Rückgängig nimmt es zurück.',
} as const
