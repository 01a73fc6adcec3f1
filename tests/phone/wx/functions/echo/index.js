/** Gives back what it was given; fails when asked to. */
module.exports.main = async (event) => {
  if (event.fail) throw new Error('as you wished');
  return event;
};
