module.exports = requireOnce("@grpc/grpc-js");
