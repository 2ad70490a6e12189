/** What the terms of the field mean. */
export const TERMS = {
  'Numbered or named lines that permit or deny packets. They are read from above, and the first that fits decides.':
    'Nummerierte oder benannte Zeilen, die Pakete erlauben oder verbieten. Sie werden von oben gelesen, und die erste, die passt, entscheidet.',
  'How much a router trusts where a route comes from: of several to the same network the lowest wins (static 1, EIGRP 90, external EIGRP 170).':
    'Wie sehr ein Router der Herkunft einer Route traut: von mehreren zum selben Netz gewinnt die niedrigste (statisch 1, EIGRP 90, externes EIGRP 170).',
  'Asks a segment which hardware address an IP address has. The first packet to a neighbour may wait for it, or be lost.':
    'Fragt ein Segment, welche Hardware-Adresse zu einer IP-Adresse gehört. Das erste Paket an einen Nachbarn wartet vielleicht darauf, oder geht verloren.',
  'A key signed by an authority that both ends trust. With it a router proves who it is, whatever address it comes from.':
    'Ein Schlüssel, von einer Stelle signiert, der beide Enden trauen. Damit beweist ein Router, wer er ist, von welcher Adresse er auch kommt.',
  'How a voice is written as bits: G.711 takes 64 kbit/s, G.729 takes 8 kbit/s, both without headers.':
    'Wie Sprache als Bits geschrieben wird: G.711 braucht 64 kbit/s, G.729 8 kbit/s, beide ohne Header.',
  'A cable between the two head-ends, over which the active one reaches sites whose tunnel ends at the other.':
    'Ein Kabel zwischen den beiden Head-ends, über das das aktive die Standorte erreicht, deren Tunnel am anderen endet.',
  'Lines at an interface that say which traffic is protected, how, and with whom. A dynamic one waits for peers it does not know and never calls first.':
    'Zeilen an einem Interface, die sagen, welcher Verkehr geschützt wird, wie, und mit wem. Eine dynamische wartet auf Peers, die sie nicht kennt, und ruft nie zuerst an.',
  'A route learned by EIGRP that came into EIGRP from outside, as a redistributed static route: its administrative distance is 170.':
    'Eine von EIGRP gelernte Route, die von außen in EIGRP kam, etwa als redistribuierte statische Route: ihre Administrative Distance ist 170.',
  'How two peers come to a common secret over a line that others hear. The group says how large its numbers are; below 14 is held to be too weak today.':
    'Wie zwei Peers über eine Leitung, die andere mithören, zu einem gemeinsamen Geheimnis kommen. Die Gruppe sagt, wie groß seine Zahlen sind; unter 14 gilt heute als zu schwach.',
  'A bit of a packet that forbids to cut it up: too large for a line, it is dropped, and its sender should be told.':
    'Ein Bit eines Pakets, das verbietet, es zu zerlegen: ist es für eine Leitung zu groß, wird es verworfen, und sein Sender sollte es erfahren.',
  'Gives a host its address, mask and gateway for a while.':
    'Gibt einem Host für eine Weile seine Adresse, Maske und sein Gateway.',
  'Asks a silent peer whether it lives. When no answer comes, its security associations are deleted and the next peer is tried.':
    'Fragt einen stummen Peer, ob er lebt. Kommt keine Antwort, werden seine Security Associations gelöscht, und der nächste Peer wird versucht.',
  'Six bits of a packet that say how it should be queued; voice is marked EF.':
    'Sechs Bits eines Pakets, die sagen, wie es eingereiht werden soll; Sprache ist mit EF markiert.',
  'Cisco’s routing protocol. Routers that hear each other’s hellos tell each other their routes and keep a loop-free second one ready where there is one.':
    'Ciscos Routing-Protokoll. Router, die die Hellos der anderen hören, sagen sich ihre Routen und halten eine schleifenfreie zweite bereit, wo es eine gibt.',
  'The header that an encrypted packet travels in. Only the two ends of the tunnel see what is inside.':
    'Der Header, in dem ein verschlüsseltes Paket reist. Nur die beiden Enden des Tunnels sehen, was darin ist.',
  'A second way that is known to be free of loops: when the first goes, it is taken at once, without asking anybody.':
    'Ein zweiter Weg, der als schleifenfrei bekannt ist: fällt der erste aus, wird er sofort genommen, ohne jemanden zu fragen.',
  'A packet that leaves by the interface it came in by. Some firewalls refuse that unless they are told.':
    'Ein Paket, das das Interface verlässt, an dem es ankam. Manche Firewalls weigern sich, bis man es ihnen sagt.',
  'A router at headquarters at which the tunnels of many sites end.':
    'Ein Router in der Zentrale, an dem die Tunnel vieler Standorte enden.',
  'Two routers share one address: the active one has it, the standby takes it over when hellos fail to come.':
    'Zwei Router teilen sich eine Adresse: der aktive hat sie, der Standby übernimmt sie, wenn die Hellos ausbleiben.',
  'The negotiation in which two peers prove who they are and agree on keys, on UDP port 500, or 4500 behind a NAT.':
    'Die Aushandlung, in der zwei Peers beweisen, wer sie sind, und sich auf Schlüssel einigen, über UDP-Port 500, oder 4500 hinter einem NAT.',
  'The later way to agree on keys: four messages for the first tunnel, dead peers and NAT seen to by the protocol itself.':
    'Die spätere Art, sich auf Schlüssel zu einigen: vier Nachrichten für den ersten Tunnel, um tote Peers und NAT kümmert sich das Protokoll selbst.',
  'Said by a peer that knows of no older association with the other end, which may then drop those it still has.':
    'Sagt ein Peer, der von keiner älteren Association mit dem anderen Ende weiß; dieses darf dann verwerfen, was es noch hat.',
  'Protection of IP packets between two ends: agreed on by IKE, carried in ESP.':
    'Schutz von IP-Paketen zwischen zwei Enden: von IKE vereinbart, in ESP getragen.',
  'How unevenly packets come that were sent evenly. A phone waits a little for the late ones.':
    'Wie ungleichmäßig Pakete ankommen, die gleichmäßig gesendet wurden. Ein Telefon wartet ein wenig auf die späten.',
  'A small message that asks whether the other end is still there.':
    'Eine kleine Nachricht, die fragt, ob das andere Ende noch da ist.',
  'An address of a router that belongs to no cable: it is there as long as the router is, and tunnels can end at it.':
    'Eine Adresse eines Routers, die zu keinem Kabel gehört: sie ist da, solange der Router da ist, und Tunnel können an ihr enden.',
  'The hardware address of a port, by which frames find each other on one segment.':
    'Die Hardware-Adresse eines Ports, mit der sich Frames auf einem Segment finden.',
  'The first part of IKE: six messages that hide who the peers are.':
    'Der erste Teil von IKE: sechs Nachrichten, die verbergen, wer die Peers sind.',
  'How much of a TCP stream fits into one packet. A router may write a smaller one into what passes.':
    'Wie viel eines TCP-Stroms in ein Paket passt. Ein Router kann in das, was durchgeht, eine kleinere schreiben.',
  'The largest packet that a line takes whole.': 'Das größte Paket, das eine Leitung im Ganzen nimmt.',
  'A box that puts its own address in the place of those behind it, as every home router does.':
    'Ein Gerät, das seine eigene Adresse an die Stelle derer hinter ihm setzt, wie es jeder Heimrouter tut.',
  'Peers that find a NAT between them put IKE and ESP into UDP port 4500, which a NAT can translate.':
    'Peers, die ein NAT zwischen sich finden, stecken IKE und ESP in UDP-Port 4500, den ein NAT übersetzen kann.',
  'A routing protocol in which every router of an area has the same map and works out the shortest ways itself.':
    'Ein Routing-Protokoll, in dem jeder Router einer Area dieselbe Karte hat und die kürzesten Wege selbst ausrechnet.',
  'An interface whose network is told of, and on which a routing protocol itself keeps silent.':
    'Ein Interface, dessen Netz gemeldet wird, auf dem ein Routing-Protokoll selbst aber schweigt.',
  'The other end of a tunnel, or of a routing neighbourship.':
    'Das andere Ende eines Tunnels, oder einer Routing-Nachbarschaft.',
  'A block of addresses out of which every site gets its own network.':
    'Ein Adressblock, aus dem jeder Standort sein eigenes Netz bekommt.',
  'A router of higher priority takes the active part back as soon as it returns, whether or not it knows its routes yet.':
    'Ein Router höherer Priorität nimmt die aktive Rolle zurück, sobald er wiederkommt, ob er seine Routen schon kennt oder nicht.',
  'A secret that both ends were given beforehand, and by which they know each other.':
    'Ein Geheimnis, das beide Enden vorher bekamen, und an dem sie sich erkennen.',
  'Not a server: the pair of networks that one tunnel protects, as the two peers agreed. Other packets do not go into it.':
    'Kein Server: das Paar von Netzen, das ein Tunnel schützt, wie die beiden Peers es vereinbarten. Andere Pakete gehen nicht hinein.',
  'How good a call will sound, from 0 to 100, worked out from its delay, losses and codec.':
    'Wie gut ein Gespräch klingen wird, von 0 bis 100, aus Laufzeit, Verlusten und Codec errechnet.',
  'Routes of one origin are told on by a routing protocol of another, as static ones by EIGRP.':
    'Routen einer Herkunft werden von einem Routing-Protokoll einer anderen weitergesagt, wie statische von EIGRP.',
  'The routing table: of all routes that were offered those that are used.':
    'Die Routing-Tabelle: von allen angebotenen Routen die, die benutzt werden.',
  'Numbered entries that choose routes by what they match, and may set something of them.':
    'Nummerierte Einträge, die Routen danach auswählen, worauf sie passen, und etwas an ihnen setzen können.',
  'When a tunnel to a site comes up, the head-end puts the site’s network into its routing table, and takes it out when the tunnel goes.':
    'Kommt ein Tunnel zu einem Standort hoch, setzt das Head-end das Netz des Standorts in seine Routing-Tabelle, und nimmt es heraus, wenn der Tunnel geht.',
  'What two peers have agreed on: keys, protection, and for how long. A tunnel has one for each direction.':
    'Worauf sich zwei Peers geeinigt haben: Schlüssel, Schutz, und für wie lange. Ein Tunnel hat eine je Richtung.',
  'The protocol by which a phone is run by its CallManager, on TCP port 2000. Its keepalives show that the way is there.':
    'Das Protokoll, mit dem ein Telefon von seinem CallManager gesteuert wird, auf TCP-Port 2000. Seine Keepalives zeigen, dass der Weg da ist.',
  'The number in an ESP packet by which the receiver finds the association that the packet belongs to.':
    'Die Nummer in einem ESP-Paket, an der der Empfänger die Association findet, zu der das Paket gehört.',
  'Switches leave out ports until no ring of cables is left, or frames would go around for ever.':
    'Switches lassen Ports aus, bis kein Ring von Kabeln übrig ist; sonst liefen Frames für immer im Kreis.',
  'The router that takes the shared address over when the active one is heard no more.':
    'Der Router, der die geteilte Adresse übernimmt, wenn der aktive nicht mehr zu hören ist.',
  'Which encryption and which check of integrity an ESP tunnel uses.':
    'Welche Verschlüsselung und welche Integritätsprüfung ein ESP-Tunnel benutzt.',
  'The authority whose certificates a router trusts, with how it enrols there.':
    'Die Stelle, deren Zertifikaten ein Router traut, und wie er sich dort anmeldet.',
  'Every router takes one off; at nought the packet is dropped, so that none goes round for ever.':
    'Jeder Router zieht eins ab; bei null wird das Paket verworfen, damit keines für immer kreist.',
  'The address that the routers of an HSRP group share; the firewall’s routes lead to it.':
    'Die Adresse, die sich die Router einer HSRP-Gruppe teilen; die Routen der Firewall führen zu ihr.',
  'A routing table of its own on a router: interfaces in it see no other.':
    'Eine eigene Routing-Tabelle auf einem Router: Interfaces darin sehen keine andere.',
  'A tunnel that is an interface: what is routed to it is encrypted, without a crypto map.':
    'Ein Tunnel, der ein Interface ist: was zu ihm geroutet wird, wird verschlüsselt, ohne Crypto Map.',
} as const
