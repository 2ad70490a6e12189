/** More of the inspector. */
export const PANELS = {
  'What stands in a frame goes along when the frame is dragged.':
    'Was in einem Rahmen steht, geht mit, wenn der Rahmen gezogen wird.',
  'Remove the frame': 'Rahmen entfernen',
  'Remove the note': 'Notiz entfernen',
  'Point {at}, {axis}': 'Punkt {at}, {axis}',
  'Chosen by hand': 'Von Hand gewählt',
  'By crypto maps': 'Mit Crypto Maps',
  'By tunnel interfaces (VTI)': 'Mit Tunnel-Interfaces (VTI)',
  'Each end names the other: a site needs a public address of its own that stays. Addresses of the tunnels are of {pool}.':
    'Jedes Ende nennt das andere: ein Standort braucht eine eigene öffentliche Adresse, die bleibt. Die Adressen der Tunnel sind aus {pool}.',
  'As the release does: on from 12.2(13)T': 'Wie das Release: an ab 12.2(13)T',
  'Off: ESP stays ESP': 'Aus: ESP bleibt ESP',
  'It needs UDP 4500, which the firewall lets through only when it is told to.':
    'Es braucht UDP 4500, das die Firewall nur durchlässt, wenn man es ihr sagt.',
  PRF: 'PRF',
  'IKE policy {priority}': 'IKE-Policy {priority}',
  Certificates: 'Zertifikate',
  'Pre-shared key': 'Pre-shared Key',
  '{title}: interval (s)': '{title}: Abstand (s)',
  "the release's": 'das des Releases',
  '{mode} mode': 'Modus {mode}',
  'The segment of {device} {name} has no free address left: take one from another device there first.':
    'Das Segment von {device} {name} hat keine freie Adresse mehr: nehmen Sie erst einem anderen Gerät dort eine.',
  'by DHCP': 'per DHCP',
  'Write it like FastEthernet0/1': 'Schreiben Sie es wie FastEthernet0/1',
  Access: 'Anschluss',
  'Nothing is drawn yet. Place a device or open a design: what is selected shows its settings, tables and configuration here.':
    'Noch ist nichts gezeichnet. Setzen Sie ein Gerät oder öffnen Sie einen Entwurf: was gewählt ist, zeigt hier Einstellungen, Tabellen und Konfiguration.',
  'Settings that every new design begins with': 'Einstellungen, mit denen jeder neue Entwurf beginnt',
  'Not simulated yet.': 'Noch nicht simuliert.',
  'Compare with the real router…': 'Mit dem echten Router vergleichen…',
  HSRP: 'HSRP',
  'IKE SAs': 'IKE-SAs',
  Peer: 'Peer',
  'Spanning tree: {value}': 'Spanning Tree: {value}',
  'this is the root': 'das ist die Root',
  'root by {rootPort}': 'Root über {rootPort}',
  '{role}, edge': '{role}, Edge',
  'No port is up.': 'Kein Port ist an.',
  ARP: 'ARP',
  why: 'warum',
  '{counts}. What is set here is set for all of them, as one step that undo takes back.':
    '{counts}. Was hier gesetzt wird, gilt für alle, als ein Schritt, den Rückgängig zurücknimmt.',
  'These kinds share no settings. Select devices of one kind to set them together.':
    'Diese Arten haben keine gemeinsamen Einstellungen. Wählen Sie Geräte einer Art, um sie zusammen einzustellen.',
  Mixed: 'Verschieden',
  'What this decides': 'Was das entscheidet',
  'Ports: {ports}': 'Ports: {ports}',
  'with {title} also {ports}': 'mit {title} auch {ports}',
  'What has changed': 'Was sich geändert hat',
  '{name} is now {now}, wherever it is named': '{name} ist nun {now}, überall wo es genannt wird',
  'It is a {title}': 'Es ist: {title}',
  'It runs {value}': 'Es läuft mit {value}',
  'Write it like: 12 restore silent:home-24/Outside': 'Schreiben Sie es wie: 12 restore silent:home-24/Outside',
  'End of fault:': 'Ende der Störung:',
  'Remove the end of {fault}': 'Das Ende von {fault} entfernen',
  'Mixed: {replaceAll}': 'Verschieden: {replaceAll}',
  '"{text}" is no address: write it like 10.81.0.3': '„{text}“ ist keine Adresse: schreiben Sie sie wie 10.81.0.3',
  "{text} is no device's own address: write that of the next hop, like 10.81.0.3":
    '{text} ist keine Adresse eines Geräts: schreiben Sie die des nächsten Hops, wie 10.81.0.3',
  '"{address}" is no address: write it like 10.81.0.3/29':
    '„{address}“ ist keine Adresse: schreiben Sie sie wie 10.81.0.3/29',
  'The mask length is missing: write it like 10.81.0.3/29': 'Die Maskenlänge fehlt: schreiben Sie es wie 10.81.0.3/29',
  '"/{value}" is no mask length: it is a number from 0 to 32, as in 10.81.0.3/29':
    '„/{value}“ ist keine Maskenlänge: sie ist eine Zahl von 0 bis 32, wie in 10.81.0.3/29',
  '"{value}" is no prefix: write it like 10.81.2.0/23': '„{value}“ ist kein Präfix: schreiben Sie es wie 10.81.2.0/23',
  'One word without blanks is needed': 'Ein Wort ohne Leerzeichen ist nötig',
  '"{wrong}" is no transform: write them like esp-3des esp-sha-hmac':
    '„{wrong}“ ist kein Transform: schreiben Sie sie wie esp-3des esp-sha-hmac',
  '{priority} (usual)': '{priority} (üblich)',
  'Write interface and decrement, separated by commas': 'Schreiben Sie Interface und Abzug, durch Kommas getrennt',
} as const
