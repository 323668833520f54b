module.exports = requireOnce("typescript");
