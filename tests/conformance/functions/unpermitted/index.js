/** The very code of the wechat function, in a folder whose config.json grants nothing. */
exports.main = require('../wechat').main;
