/** Links, pictures, films, presentation. */
export const SHARE = {
  Presentation: 'Präsentation',
  'End presentation': 'Präsentation beenden',
  'What happens': 'Was geschieht',
  'The network stands as it has settled.': 'Das Netz steht, wie es eingeschwungen ist.',
  'Saved: {max} kB.': 'Gespeichert: {max} kB.',
  'Stopped. Nothing was saved.': 'Angehalten. Nichts wurde gespeichert.',
  'The animated picture could not be made: {value}.': 'Das animierte Bild konnte nicht erstellt werden: {value}.',
  'the encoder did not start': 'der Encoder ist nicht angelaufen',
  'the browser has no canvas': 'der Browser hat keine Zeichenfläche',
  'the design changed meanwhile': 'der Entwurf wurde inzwischen geändert',
  'Films need a page that is served over https; the GIF shows the same.':
    'Filme brauchen eine Seite, die über https ausgeliefert wird; das GIF zeigt dasselbe.',
  'Animated picture': 'Animiertes Bild',
  'Run a packet in Path, or play a scenario in Timeline: it can be saved as a film or a GIF then.':
    'Starten Sie ein Paket unter Weg, oder spielen Sie ein Szenario auf der Zeitachse: dann lässt es sich als Film oder GIF speichern.',
  'What moves': 'Was sich bewegt',
  'This browser has no encoder for WebM films (VP8): the GIF shows the same, or use a browser that has one.':
    'Dieser Browser hat keinen Encoder für WebM-Filme (VP8): Das GIF zeigt dasselbe, oder nehmen Sie einen Browser, der einen hat.',
  'The picture could not be made: {why}. Try the other kind, or less of the drawing.':
    'Das Bild konnte nicht erstellt werden: {why}. Versuchen Sie die andere Art, oder weniger von der Zeichnung.',
  'Picture of the drawing': 'Bild der Zeichnung',
  '{shown}, with its layer, labels, frames and path.': '{shown}, mit Ebene, Beschriftungen, Rahmen und Weg.',
  'How much of it': 'Wie viel davon',
  'As shown now': 'Wie jetzt gezeigt',
  'The whole drawing': 'Die ganze Zeichnung',
  Colours: 'Farben',
  Light: 'Hell',
  Dark: 'Dunkel',
  'With the design inside': 'Mit dem Entwurf darin',
  'Dropped onto the page, the picture opens the design{value}.':
    'Auf die Seite fallen gelassen, öffnet das Bild den Entwurf{value}.',
  'keys and passwords included': 'Schlüssel und Passwörter inbegriffen',
  'without keys and passwords': 'ohne Schlüssel und Passwörter',
  'Only a picture.': 'Nur ein Bild.',
  'Save {kind}': '{kind} speichern',
  'Print a sheet…': 'Ein Blatt drucken…',
  'The link holds the whole design, compressed, behind its':
    'Der Link enthält den ganzen Entwurf, komprimiert, hinter seinem',
  ': browsers send that part to no server. Whoever opens it gets a copy in their own list of designs, and sees {lookedAt}.':
    ': Browser senden diesen Teil an keinen Server. Wer ihn öffnet, bekommt eine Kopie in der eigenen Liste der Entwürfe, und sieht {lookedAt}.',
  'With keys and passwords': 'Mit Schlüsseln und Passwörtern',
  'Everybody who gets the link can read them.': 'Jeder, der den Link bekommt, kann sie lesen.',
  'Without them, made-up words stand in their places: the same word where the same key was, so that the network behaves alike.':
    'Ohne sie stehen erfundene Wörter an ihrer Stelle: dasselbe Wort, wo derselbe Schlüssel war, sodass sich das Netz gleich verhält.',
  'Full screen and read only: the scenario is played, and the journal tells beside the drawing what happens. Escape ends it.':
    'Ganzer Bildschirm und nur lesen: das Szenario wird abgespielt, und neben der Zeichnung sagt das Journal, was geschieht. Escape beendet es.',
  Present: 'Präsentieren',
  'The link would have {characters}, more than the {LONGEST_LINK} thousand that every browser opens. Share the design as a file instead: it opens by dropping it onto the page.':
    'Der Link hätte {characters}, mehr als die {LONGEST_LINK} tausend, die jeder Browser öffnet. Teilen Sie den Entwurf stattdessen als Datei: er öffnet sich, wenn man sie auf die Seite fallen lässt.',
  '{count} thousand character': '{count} tausend Zeichen',
  '{count} thousand characters': '{count} tausend Zeichen',
  'Link ⟨to share⟩': 'Link',
  'Some mail and chat programs cut long links: try it before you rely on it.':
    'Manche Mail- und Chatprogramme kürzen lange Links: probieren Sie ihn, bevor Sie sich darauf verlassen.',
  'No link could be made: {value}. Share the design as a file instead.':
    'Ein Link ließ sich nicht erstellen: {value}. Teilen Sie den Entwurf stattdessen als Datei.',
  'the settled network': 'das eingeschwungene Netz',
  '“{title}” at {at}': '„{title}“ bei {at}',
  '{device} selected': '{device} ausgewählt',
  '{count} devices selected': '{count} Geräte ausgewählt',
  'the path from {from} to {to}': 'den Weg von {from} zu {to}',
  'at {device}': 'bei {device}',
} as const
