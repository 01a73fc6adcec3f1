/** Asks for memory until there is none, when told to. */
exports.main = async ({ hungry }) => {
  const kept = [];
  while (hungry) kept.push(new Array(1_000_000).fill(0));
  return 'full';
};
