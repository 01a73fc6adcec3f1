/** What the phone remembers of its person between visits: only to begin with, never to decide anything. */

/** Where they live; maps and lists of places begin there. */
export const HOME_PLACE = 'homePlace';
/** Where their first post is; forms of staff begin there. Empty without one. */
export const POST_PLACE = 'postPlace';
/** Whether they hold a post; whoever does gets the forms of staff without being asked first. */
export const HOLDS_POST = 'holdsPost';
