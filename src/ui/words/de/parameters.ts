/** What the simulator and the planner assume: the names of the values, what their words mean, and where they are from. */
export const PARAMETERS = {
  '{known} ({unit})': '{known} ({unit})',
  'DPD retries before a peer is dead': 'DPD-Wiederholungen, bis ein Peer tot ist',
  'Cisco IOS, IPsec Dead Peer Detection Periodic Message Option: names five retries':
    'Cisco IOS, IPsec Dead Peer Detection Periodic Message Option: nennt fünf Wiederholungen',
  'Keepalive that the configured line stands for': 'Keepalive, für das die konfigurierte Zeile steht',
  'the source document does not say which; its release negotiates DPD or the older IOS keepalive':
    'das Quelldokument sagt nicht, welches; sein Release handelt DPD oder das ältere IOS-Keepalive aus',
  'As the line says': 'Wie die Zeile sagt',
  'DPD on demand': 'DPD bei Bedarf',
  'DPD, periodic': 'DPD, periodisch',
  'The older IOS keepalive': 'Das ältere IOS-Keepalive',
  'What puts a periodic or legacy keepalive off': 'Was ein periodisches oder älteres Keepalive aufschiebt',
  'the sources differ: anything heard puts it off, or probes come at their own phase (RFC 3706 leaves it open)':
    'die Quellen weichen ab: alles Gehörte schiebt es auf, oder Proben kommen in ihrer eigenen Phase (RFC 3706 lässt es offen)',
  'Keepalive messages only': 'Nur Keepalive-Nachrichten',
  'Anything from the peer, ESP included': 'Alles vom Peer, auch ESP',
  'Seconds between DPD retries': 'Sekunden zwischen DPD-Wiederholungen',
  'Cisco IOS Security Command Reference, crypto isakmp keepalive: default of the retry interval':
    'Cisco IOS Security Command Reference, crypto isakmp keepalive: Vorgabe des Abstands der Wiederholungen',
  'Legacy keepalives missed before a peer is dead': 'Vermisste ältere Keepalives, bis ein Peer tot ist',
  'a Cisco text of 2001 on IKE keepalives names three': 'ein Text von Cisco aus 2001 über IKE-Keepalives nennt drei',
  'Main mode retransmission interval': 'Abstand der Wiederholungen im Main Mode',
  'Cisco IOS, debug crypto isakmp: retransmits every 10 s': 'Cisco IOS, debug crypto isakmp: wiederholt alle 10 s',
  'Tries per silent peer': 'Versuche je stummem Peer',
  'the source document does not say; one fits its outages':
    'das Quelldokument sagt es nicht; einer passt zu seinen Ausfallzeiten',
  'Tries of a quick mode message': 'Versuche einer Nachricht im Quick Mode',
  'IOS documentation names five retransmissions of phase 2':
    'die Dokumentation von IOS nennt fünf Wiederholungen der Phase 2',
  'How a reverse route from 15.0(1)M on finds its peer on a LAN':
    'Wie eine Reverse Route ab 15.0(1)M ihren Peer in einem LAN findet',
  'a note of the Cisco community says that the router asks by ARP; the command reference does not':
    'eine Notiz der Cisco-Community sagt, der Router frage per ARP; die Command Reference sagt es nicht',
  'By the routing table': 'Nach der Routing-Tabelle',
  'By ARP on the crypto interface': 'Per ARP am Crypto-Interface',
  'Peer tried after a dead one': 'Versuchter Peer nach einem toten',
  'from 12.3(14)T the next, by the guide to preferred peers, which names no other for a list without a default; before, no document says: the top of the list fits the source document’s outages':
    'ab 12.3(14)T der nächste, nach der Anleitung zu bevorzugten Peers, die für eine Liste ohne Vorgabe keinen anderen nennt; davor sagt es kein Dokument: der Anfang der Liste passt zu den Ausfallzeiten des Quelldokuments',
  'As the release does': 'Wie das Release es macht',
  'From the top of the list': 'Vom Anfang der Liste',
  'The next in the list': 'Der nächste der Liste',
  'Peer tried after one that said goodbye': 'Versuchter Peer nach einem, der sich verabschiedet hat',
  'no document says whether a site behind a DELETE asks the same head-end first or the next':
    'kein Dokument sagt, ob ein Standort nach einem DELETE zuerst dasselbe Head-end fragt oder das nächste',
  'The one that said goodbye': 'Der sich verabschiedet hat',
  'Fastest IKE set-up': 'Schnellster IKE-Aufbau',
  'Slowest IKE set-up': 'Langsamster IKE-Aufbau',
  'the source document does not say; RSA signatures on small routers':
    'das Quelldokument sagt es nicht; RSA-Signaturen auf kleinen Routern',
  'IKE set-ups that a head-end begins in a second': 'IKE-Aufbauten, die ein Head-end je Sekunde beginnt',
  'platform dependent; a router with an accelerator card is assumed. Who comes meanwhile waits: of N sites that come at once the last waits N / rate. 0 = no limit':
    'hängt an der Plattform; ein Router mit Beschleunigerkarte ist angenommen. Wer inzwischen kommt, wartet: von N Standorten, die zugleich kommen, wartet der letzte N / Rate. 0 = ohne Grenze',
  'Rekey before the SA ends': 'Rekey vor dem Ende der SA',
  'Cisco IOS Security Command Reference, crypto ipsec security-association lifetime':
    'Cisco IOS Security Command Reference, crypto ipsec security-association lifetime',
  'Rekey before the volume ends': 'Rekey vor dem Ende des Volumens',
  'IOS security command reference, set security-association lifetime':
    'IOS Security Command Reference, set security-association lifetime',
  'Boot time of a router': 'Dauer des Boots eines Routers',
  'platform and image dependent': 'hängt an Plattform und Image',
  'A reload sends IKE DELETE': 'Ein Neustart sendet IKE DELETE',
  'the source document reloads its routers and has to detect it':
    'das Quelldokument startet seine Router neu und muss es erkennen',
  'A reload sends HSRP Resign': 'Ein Neustart sendet HSRP Resign',
  'RFC 2281 has the message; what a reload does it does not say':
    'RFC 2281 hat die Nachricht; was ein Neustart tut, sagt er nicht',
  'Goodbyes of a shutdown come before its interfaces go down by':
    'Abschiede beim Herunterfahren kommen vor dem Ende der Interfaces um',
  'platform dependent; long enough for them to leave': 'hängt an der Plattform; lang genug, dass sie hinauskommen',
  'Goodbyes of an interface that is shut by hand come before it goes down by':
    'Abschiede eines von Hand abgeschalteten Interfaces kommen vor seinem Ende um',
  'platform dependent; long enough for a frame to leave':
    'hängt an der Plattform; lang genug, dass ein Frame hinauskommt',
  'A tunnel asks for an SA again after': 'Ein Tunnel fragt wieder nach einer SA nach',
  'field knowledge: it keeps asking': 'Wissen des Fachs: er fragt weiter',
  'A tunnel to its own end is off for': 'Ein Tunnel zu seinem eigenen Ende ist aus für',
  'Cisco document 22327: minutes': 'Cisco-Dokument 22327: Minuten',
  'A router follows a change of carrier after': 'Ein Router folgt einem Wechsel des Signals nach',
  'platform dependent: field knowledge has 2 s for most, cards that report at once 0; a line carrier-delay goes before it':
    'hängt an der Plattform: das Fach kennt 2 s für die meisten, 0 für Karten, die sofort melden; eine Zeile carrier-delay geht vor',
  'A mended cable is negotiated for': 'Ein geflicktes Kabel wird ausgehandelt für',
  'platform dependent: field knowledge has 1 to 3 s for FastEthernet; fixed speed and duplex need none':
    'hängt an der Plattform: das Fach kennt 1 bis 3 s für FastEthernet; feste Geschwindigkeit und Duplex brauchen nichts',
  'The line protocol follows carrier after': 'Das Line Protocol folgt dem Signal nach',
  'platform dependent: messages of devices come a second apart; that is when they are written, not when frames pass':
    'hängt an der Plattform: Meldungen der Geräte kommen eine Sekunde auseinander; dann werden sie geschrieben, nicht dann gehen Frames durch',
  'Skinny keepalive interval': 'Abstand der Skinny-Keepalives',
  'CallManager default StationKeepaliveInterval': 'Vorgabe des CallManagers, StationKeepaliveInterval',
  'Phone waits before it registers again': 'Telefon wartet vor der nächsten Anmeldung',
  'firmware dependent': 'hängt an der Firmware',
  'First TCP retransmission of a phone': 'Erste TCP-Wiederholung eines Telefons',
  'RFC 6298 section 2: 1 s, doubled each time': 'RFC 6298 Abschnitt 2: 1 s, jedes Mal verdoppelt',
  'TCP retransmissions before a phone gives up connecting': 'TCP-Wiederholungen, bis ein Telefon den Aufbau aufgibt',
  'Skinny keepalives missed before a phone registers again':
    'Vermisste Skinny-Keepalives, bis ein Telefon sich neu anmeldet',
  'Phone goes back to its first CallManager after it has answered for':
    'Telefon geht zum ersten CallManager zurück, wenn der geantwortet hat für',
  'Cisco Unified CallManager, device pool: Connection Monitor Duration, 120 s by default':
    'Cisco Unified CallManager, Device Pool: Connection Monitor Duration, 120 s als Vorgabe',
  'First DHCP retransmission': 'Erste DHCP-Wiederholung',
  'RFC 2131 section 4.1': 'RFC 2131 Abschnitt 4.1',
  'Longest DHCP retransmission interval': 'Längster Abstand der DHCP-Wiederholungen',
  'A DHCP offer is held for': 'Ein DHCP-Angebot gilt für',
  'implementation dependent': 'hängt an der Implementierung',
  'EIGRP retransmissions before a neighbour is dropped': 'EIGRP-Wiederholungen, bis ein Nachbar aufgegeben ist',
  'RFC 7868: 16 retransmissions': 'RFC 7868: 16 Wiederholungen',
  'EIGRP retransmits after at most': 'EIGRP wiederholt spätestens nach',
  'RFC 7868 section 5.3.5: six round trips, 200 ms at least, half as long again each time, 5 s at most':
    'RFC 7868 Abschnitt 5.3.5: sechs Umläufe, mindestens 200 ms, jedes Mal anderthalbmal so lang, höchstens 5 s',
  'After a boot EIGRP speaks': 'Nach einem Boot spricht EIGRP nach',
  'Cisco warns that HSRP is up before routing has converged; one hello interval is taken':
    'Cisco warnt, dass HSRP vor dem Routing da ist; ein Hello-Abstand ist angenommen',
  'After a boot OSPF speaks': 'Nach einem Boot spricht OSPF nach',
  'taken to be as with EIGRP': 'wie bei EIGRP angenommen',
  'OSPF repetitions at most': 'OSPF-Wiederholungen höchstens',
  'Cisco IOS: limit retransmissions': 'Cisco IOS: limit retransmissions',
  'EIGRP active timer': 'Active-Timer von EIGRP',
  'Cisco IOS IP Routing: EIGRP Command Reference, timers active-time':
    'Cisco IOS IP Routing: EIGRP Command Reference, timers active-time',
  'An ARP request is given up after': 'Eine ARP-Anfrage wird aufgegeben nach',
  'A probe into what is not drawn is answered after':
    'Eine Probe in das, was nicht gezeichnet ist, wird beantwortet nach',
  'what is watched there is taken to be there, well below what a probe waits for':
    'was dort beobachtet wird, gilt als vorhanden, weit unter dem, was eine Probe wartet',
  'ARP requests before a neighbour is given up': 'ARP-Anfragen, bis ein Nachbar aufgegeben ist',
  'Hosts and home routers keep ARP entries': 'Hosts und Heimrouter behalten ARP-Einträge',
  'Packets held per neighbour while ARP asks': 'Je Nachbar gehaltene Pakete, während ARP fragt',
  'implementation dependent; IOS drops transit packets':
    'hängt an der Implementierung; IOS verwirft durchgehende Pakete',
  'Packets that a modem, the provider, a switch or a host lets wait for a line':
    'Pakete, die ein Modem, der Provider, ein Switch oder ein Host auf eine Leitung warten lässt',
  'no device tells; 50 full packets are two seconds of a line of 256 kbit/s':
    'kein Gerät sagt es; 50 volle Pakete sind zwei Sekunden einer Leitung mit 256 kbit/s',
  'Packets that wait at most at an interface without a policy':
    'Pakete, die an einem Interface ohne Policy höchstens warten',
  'Cisco IOS Interface Command Reference, hold-queue: 40 outbound unless changed':
    'Cisco IOS Interface Command Reference, hold-queue: 40 ausgehend, wenn nicht geändert',
  'Packets that wait at most in a class, or in all fair queues of an interface':
    'Pakete, die in einer Klasse oder in allen Fair Queues eines Interfaces höchstens warten',
  'Cisco IOS QoS: Congestion Management, queue-limit and fair-queue: 64 unless changed':
    'Cisco IOS QoS: Congestion Management, queue-limit und fair-queue: 64, wenn nicht geändert',
  'Packets handed to the transmitter ahead of the queues': 'Pakete, die der Sender vor den Queues schon hat',
  'driver dependent, tx-ring-limit changes it; the one that is being sent is taken':
    'hängt am Treiber, tx-ring-limit ändert es; das eine, das gerade gesendet wird, ist angenommen',
  'A priority class may send at once, of its rate': 'Eine Vorrangklasse darf auf einmal senden, von ihrer Rate',
  'Cisco IOS QoS command reference, priority: 200 ms unless changed':
    'Cisco IOS QoS Command Reference, priority: 200 ms, wenn nicht geändert',
  'A shaper’s bucket holds, of its rate': 'Der Eimer eines Shapers fasst, von seiner Rate',
  'release dependent: 4 ms from 15.x on, earlier ones reckon it from the rate; as much again may be saved':
    'hängt am Release: 4 ms ab 15.x, frühere errechnen ihn aus der Rate; noch einmal so viel darf gespart werden',
  'A policer’s bucket holds, of its rate': 'Der Eimer eines Policers fasst, von seiner Rate',
  'Cisco IOS QoS command reference, police: a quarter of a second of the rate, by release':
    'Cisco IOS QoS Command Reference, police: eine Viertelsekunde der Rate, je nach Release',
  'A policer’s bucket holds at least': 'Der Eimer eines Policers fasst mindestens',
  'Cisco IOS QoS command reference, police: 1500 bytes or more':
    'Cisco IOS QoS Command Reference, police: 1500 Bytes oder mehr',
  'Of a line for classes without a share, when all of it is promised':
    'Von einer Leitung für Klassen ohne Anteil, wenn alles zugesagt ist',
  'IOS keeps some of the line for class-default; how much hangs on the release':
    'IOS behält etwas von der Leitung für class-default; wie viel, hängt am Release',
  'Quiet time after which the network is settled': 'Ruhe, nach der das Netz eingeschwungen ist',
  'longer than every timer that can still change a table': 'länger als jeder Timer, der noch eine Tabelle ändern kann',
  'Spanning tree: hello time': 'Spanning Tree: Hello Time',
  'Spanning tree: maximum age': 'Spanning Tree: Maximum Age',
  'Spanning tree: forward delay': 'Spanning Tree: Forward Delay',
  'IEEE 802.1D-2004 table 17-1': 'IEEE 802.1D-2004 Tabelle 17-1',
  'Switches keep MAC addresses': 'Switches behalten MAC-Adressen',
  'IEEE 802.1D default': 'Vorgabe von IEEE 802.1D',
  'Firewall forgets idle UDP': 'Firewall vergisst stilles UDP',
  'ASA default timeout udp 0:02:00': 'Vorgabe der ASA, timeout udp 0:02:00',
  'Firewall forgets idle TCP': 'Firewall vergisst stilles TCP',
  'ASA default timeout conn 1:00:00': 'Vorgabe der ASA, timeout conn 1:00:00',
  'Firewall forgets idle ESP': 'Firewall vergisst stilles ESP',
  'Home router forgets an idle translation': 'Heimrouter vergisst eine stille Übersetzung',
  'product dependent': 'hängt am Produkt',
  'Home router forgets an idle ESP translation': 'Heimrouter vergisst eine stille ESP-Übersetzung',
  'Home router leases an address for': 'Heimrouter vergibt eine Adresse für',
  'product dependent; a day is usual': 'hängt am Produkt; ein Tag ist üblich',
  'An SA believes what it was told of the way to its peer for':
    'Eine SA glaubt, was ihr über den Weg zum Peer gesagt wurde, für',
  'RFC 1191 section 6.3: ten minutes is suggested': 'RFC 1191 Abschnitt 6.3: zehn Minuten sind vorgeschlagen',
  'A router tells of late packets of an SA every': 'Ein Router meldet verspätete Pakete einer SA alle',
  'IOS limits messages about packets; a minute is taken':
    'IOS begrenzt Meldungen über Pakete; eine Minute ist angenommen',
  'Codec of the calls': 'Codec der Gespräche',
  'the source document does not say; G.729 is what slow uplinks are planned with':
    'das Quelldokument sagt es nicht; mit G.729 werden langsame Uplinks geplant',
  'Speech in a packet': 'Sprache in einem Paket',
  '20 ms is what Cisco phones send unless told otherwise':
    '20 ms senden Cisco-Telefone, wenn nichts anderes gesagt ist',
  'Silence is not sent': 'Stille wird nicht gesendet',
  'Cisco phones have it off unless told otherwise': 'bei Cisco-Telefonen aus, wenn nichts anderes gesagt ist',
  'Share of the time in which a side speaks': 'Anteil der Zeit, in der eine Seite spricht',
  'Cisco, Per Call Bandwidth Consumption: about 35 % is saved over at least 24 calls; a single call saves nothing for sure':
    'Cisco, Per Call Bandwidth Consumption: etwa 35 % gespart über mindestens 24 Gespräche; ein einzelnes spart nichts mit Sicherheit',
  'Between voice and ESP': 'Zwischen Sprache und ESP',
  'the designs here use crypto maps, which add nothing': 'die Entwürfe hier nutzen Crypto Maps, die nichts hinzufügen',
  'nothing: a crypto map': 'nichts: eine Crypto Map',
  'GRE, 24 bytes': 'GRE, 24 Bytes',
  'a tunnel interface of IPsec, which adds nothing': 'ein Tunnel-Interface von IPsec, das nichts hinzufügt',
  'Of a line for priority classes': 'Von einer Leitung für Vorrangklassen',
  'rule of thumb of the SRND: all priority classes together': 'Faustregel des SRND: alle Vorrangklassen zusammen',
  'Of a line for all reservations': 'Von einer Leitung für alle Reservierungen',
  'IOS, max-reserved-bandwidth: 75 unless changed': 'IOS, max-reserved-bandwidth: 75, wenn nicht geändert',
  'Sites in a call at once': 'Standorte zugleich im Gespräch',
  'no source: how busy the busiest hour is, the architect knows':
    'ohne Quelle: wie voll die vollste Stunde ist, weiß, wer plant',
  'A box may carry of its figures': 'Ein Gerät darf von seinen Zahlen tragen',
  'no source: what is left is for growth, bursts and updates':
    'ohne Quelle: der Rest ist für Wachstum, Bursts und Updates',
  'Coding and decoding': 'Kodieren und Dekodieren',
  'Cisco, Understanding Delay in Packet Voice Networks: 2.5 to 10 ms for G.729':
    'Cisco, Understanding Delay in Packet Voice Networks: 2,5 bis 10 ms für G.729',
  'Each router that encrypts, decrypts or forwards': 'Jeder Router, der ver- oder entschlüsselt oder weiterleitet',
  'no source: hangs on the box and its load': 'ohne Quelle: hängt am Gerät und seiner Last',
  'Receiver’s buffer against jitter': 'Puffer des Empfängers gegen Jitter',
  'IOS, playout-delay: nominal 60 ms; phones adapt theirs':
    'IOS, playout-delay: nominal 60 ms; Telefone passen ihren an',
  'Lost speech is concealed': 'Verlorene Sprache wird verdeckt',
  'phones conceal it, G.711 by its appendix I; G.729 always does':
    'Telefone verdecken sie, G.711 nach seinem Anhang I; G.729 immer',
  'Basic rating R': 'Grundwert R',
  'ITU-T G.107, all else at its default': 'ITU-T G.107, alles andere auf Vorgabe',
  'How bursty loss is (BurstR)': 'Wie gehäuft Verlust ist (BurstR)',
  'ITU-T G.107: 1 = loss is random, more = in bursts': 'ITU-T G.107: 1 = Verlust ist zufällig, mehr = gehäuft',
  'Impairment of G.711 (Ie)': 'Beeinträchtigung durch G.711 (Ie)',
  'Robustness of G.711 (Bpl)': 'Robustheit von G.711 (Bpl)',
  'Robustness of G.711 with concealment (Bpl)': 'Robustheit von G.711 mit Verdeckung (Bpl)',
  'Impairment of G.729A (Ie)': 'Beeinträchtigung durch G.729A (Ie)',
  'Robustness of G.729A (Bpl)': 'Robustheit von G.729A (Bpl)',
  'ITU-T G.113 appendix I': 'ITU-T G.113 Anhang I',
} as const
