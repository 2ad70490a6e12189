/** Tour, shortcuts, terms, finding. */
export const HELP = {
  'Ctrl ⟨key⟩': 'Strg',
  'Shift ⟨key⟩': 'Umschalt',
  'Space ⟨key⟩': 'Leertaste',
  'Home ⟨key⟩': 'Pos1',
  'End ⟨key⟩': 'Ende',
  'Delete ⟨key⟩': 'Entf',
  'Backspace ⟨key⟩': 'Rücktaste',
  'Escape ⟨key⟩': 'Esc',
  'Menu ⟨key⟩': 'Menü',
  'The page is translated. What the simulation and the checks say (findings, reasons, the journal), what devices print, configurations, reports and the guide are in English.':
    'Die Seite ist übersetzt. Was Simulation und Prüfungen sagen (Befunde, Gründe, das Journal), was Geräte ausgeben, Konfigurationen, Berichte und der Leitfaden sind auf Englisch.',
  'Choose both ends of the path first.': 'Wählen Sie erst beide Enden des Wegs.',
  'Search terms': 'Begriffe suchen',
  '{count} of {count2} terms': '{count} von {count2} Begriffen',
  'Also: {also}.': 'Auch: {also}.',
  'No term is called that.': 'Kein Begriff heißt so.',
  'What is {name}?': 'Was ist {name}?',
  'What is that?': 'Was ist das?',
  'Switched off, only Tab, Enter, Escape, the arrows and the menu key do something; every action stays in its menu and in Find. This browser remembers the choice.':
    'Ausgeschaltet tun nur Tab, Enter, Escape, die Pfeile und die Menütaste etwas; jede Aktion bleibt in ihrem Menü und in der Suche. Dieser Browser merkt sich die Wahl.',
  'By mouse and finger': 'Mit Maus und Finger',
  '{at} of {count}': '{at} von {count}',
  'Leave the tour': 'Rundgang verlassen',
  'This design has not all that the tour shows: two head-ends, a CallManager, a site with a phone, and the reload of the active.':
    'Dieser Entwurf hat nicht alles, was der Rundgang zeigt: zwei Head-ends, einen CallManager, einen Standort mit Telefon, und den Neustart des aktiven.',
  'The network is being simulated; the tour goes on by itself.':
    'Das Netz wird simuliert; der Rundgang geht von selbst weiter.',
  Back: 'Zurück',
  'Show again': 'Noch einmal zeigen',
  'End the tour': 'Rundgang beenden',
  Next: 'Weiter',
  'The tour is left. Find, “Tour of the reference design”, goes on from here.':
    'Der Rundgang ist verlassen. In der Suche geht „Rundgang durch den Referenzentwurf“ von hier weiter.',
  'Two head-ends, {active} and {standby}, stand side by side behind a firewall, joined by a cross-over. On the right are the sites of people who work at home: a home router with NAT, a router that opens an IPsec tunnel, a phone.':
    'Zwei Head-ends, {active} und {standby}, stehen nebeneinander hinter einer Firewall, verbunden durch ein Cross-over. Rechts sind die Standorte von Menschen, die zu Hause arbeiten: ein Heimrouter mit NAT, ein Router, der einen IPsec-Tunnel öffnet, ein Telefon.',
  'Nothing here is a picture only: every device runs, by the configuration that Export will write.':
    'Nichts hier ist nur ein Bild: jedes Gerät läuft, mit der Konfiguration, die Exportieren schreiben wird.',
  'In service means that a call gets through in both directions now. Answers lists every site with the head-end that serves it; the bar above counts them at all times.':
    'In Betrieb heißt, dass ein Gespräch jetzt in beide Richtungen durchkommt. Antworten führt jeden Standort mit dem Head-end auf, das ihn versorgt; die Leiste oben zählt sie jederzeit.',
  'A voice packet goes from {manager} to {phone}. Watch where ESP wraps it and where the wrapping comes off; below stands every hop with its reason, on the right the way back.':
    'Ein Sprachpaket geht von {manager} zu {phone}. Sehen Sie, wo ESP es einpackt und wo die Hülle wieder abgeht; unten steht jeder Hop mit seinem Grund, rechts der Rückweg.',
  'Play, pause and step by the buttons below, or by Space and the arrows.':
    'Abspielen, anhalten und Schritt für Schritt gehen mit den Knöpfen unten, oder mit Leertaste und Pfeilen.',
  'Opened is what {active} did: it looked the phone’s network up. A site whose tunnel ends at the other head-end is known as D EX, told by EIGRP over the cross-over; {router} is one of those if the row says so.':
    'Aufgeklappt ist, was {active} tat: es schlug das Netz des Telefons nach. Ein Standort, dessen Tunnel am anderen Head-end endet, ist als D EX bekannt, von EIGRP über das Cross-over gemeldet; {router} ist einer davon, wenn die Zeile es sagt.',
  'The headers on the right are counted byte by byte, as the packet came and as it left.':
    'Die Header rechts sind Byte für Byte gezählt, wie das Paket kam und wie es ging.',
  'The configuration of {standby} says reverse-route: that is RRI, which puts a site’s network into the routing table while its tunnel stands. Without that line the packet would go elsewhere.':
    'Die Konfiguration von {standby} sagt reverse-route: das ist RRI, das das Netz eines Standorts in die Routing-Tabelle setzt, solange sein Tunnel steht. Ohne diese Zeile ginge das Paket anderswohin.',
  'Type in the text and the network runs on what you typed; undo takes it back.':
    'Tippen Sie in den Text, und das Netz läuft mit dem, was Sie getippt haben; Rückgängig nimmt es zurück.',
  '{active} reloads, {SPEED} seconds of it in each of yours. HSRP gives its address to the standby; the sites notice by DPD that their peer is gone, and negotiate anew. Who is hurt is marked on the drawing and counted in the bar.':
    '{active} startet neu, {SPEED} Sekunden davon in jeder der Ihren. HSRP gibt seine Adresse dem Standby; die Standorte merken durch DPD, dass ihr Peer weg ist, und handeln neu aus. Wer betroffen ist, ist in der Zeichnung markiert und in der Leiste gezählt.',
  'Time stands {MIDDLE} seconds after the last moment of peace. Tables, terminals and paths all show this moment; the stopwatch tells how long each direction of a call was silent and what was waited for.':
    'Die Zeit steht {MIDDLE} Sekunden nach dem letzten ruhigen Moment. Tabellen, Terminals und Wege zeigen alle diesen Moment; die Stoppuhr sagt, wie lange jede Richtung eines Gesprächs stumm war und worauf gewartet wurde.',
  'A packet run now shows where it is lost, and why.':
    'Ein jetzt gestartetes Paket zeigt, wo es verloren geht, und warum.',
  'Findings says what is wrong with a design, why it matters, and offers to put it right. Answers holds single points of failure and the plan for calls; Export writes the configurations.':
    'Befunde sagt, was an einem Entwurf falsch ist, warum es wichtig ist, und bietet an, es zu beheben. Antworten enthält die einzelnen Ausfallpunkte und den Plan für Gespräche; Exportieren schreibt die Konfigurationen.',
  'Find (Ctrl K) has everything and every action by its name, the key ? every shortcut; words with dots below them are explained where they stand.':
    'Suchen (Strg K) hat alles und jede Aktion mit Namen, die Taste ? jedes Tastenkürzel; Wörter mit Punkten darunter werden erklärt, wo sie stehen.',
} as const
