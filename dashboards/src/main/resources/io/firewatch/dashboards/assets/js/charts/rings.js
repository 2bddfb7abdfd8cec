// Where the nodes of an association graph stand: in rings around the lender by their distance, each beside what it is tied to.
// The same graph always looks the same. Pure: graph and room in pixels → Map of id → [x, y].
const RADII = [0, 1, 1.9, 2.7];
const WHOLE = 2 * Math.PI;

export function places(graph, width, height) {
  const near = new Map(graph.nodes.map((node) => [node.id, []]));
  graph.edges.forEach(({ source, target }) => {
    near.get(source).push(target);
    near.get(target).push(source);
  });
  const hops = new Map(graph.nodes.map((node) => [node.id, node.hops]));
  const further = (node) => near.get(node.id).filter((id) => hops.get(id) > node.hops).sort().join();
  const angles = new Map([[graph.root, 0]]);
  const first = graph.nodes.filter((node) => node.hops === 1)
    .sort((a, b) => compare(further(a), further(b)) || compare(a.kind, b.kind) || compare(a.id, b.id));
  first.forEach((node, i) => angles.set(node.id, (i / first.length) * WHOLE));
  for (let hop = 2; hop < RADII.length; hop += 1) ring(hop, graph, near, hops, angles);
  const round = graph.nodes.map((node, i) => {
    // Neighbours of one ring stand a little before and behind each other, so that their names do not meet.
    const radius = node.hops ? RADII[node.hops] + (i % 2 ? 0.12 : -0.12) : 0;
    const angle = angles.get(node.id);
    return [node.id, Math.cos(angle) * radius, Math.sin(angle) * radius];
  });
  const across = filling(round.map(([, x]) => x), width);
  const down = filling(round.map(([, , y]) => y), height);
  return new Map(round.map(([id, x, y]) => [id, [across(x), down(y)]]));
}

// Stretches positions so that they fill what room there is; what stands on one line stays in the middle.
function filling(positions, room) {
  const [least, most] = [Math.min(...positions), Math.max(...positions)];
  return (position) => (most > least ? ((position - least) / (most - least)) * room : room / 2);
}

function ring(hop, graph, near, hops, angles) {
  const wanted = graph.nodes.filter((node) => node.hops === hop)
    .map((node) => ({ id: node.id, angle: middle(near.get(node.id).filter((id) => hops.get(id) < hop).map((id) => angles.get(id))) }))
    .sort((a, b) => a.angle - b.angle || compare(a.id, b.id));
  const gap = WHOLE / Math.max(wanted.length, 12);
  let last = -Infinity;
  wanted.forEach(({ id, angle }) => {
    last = Math.max(angle, last + gap);
    angles.set(id, last);
  });
}

// The middle of directions, which is not the middle of their numbers.
function middle(angles) {
  const x = angles.reduce((sum, angle) => sum + Math.cos(angle), 0);
  const y = angles.reduce((sum, angle) => sum + Math.sin(angle), 0);
  return (Math.atan2(y, x) + WHOLE) % WHOLE;
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
