-- Driven by wrk: one activity after another, each with an id of its own, from many conversations.
-- Arguments: questions file, name of the run, seconds of sending, conversations a thread. Sending stops before wrk does, so that nothing
-- is under way when wrk breaks off, and every activity the service took is one that wrk counted.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long sec; long usec; } moment;
  int gettimeofday(moment *now, void *zone);
]]

local threads = 0
local now = ffi.new("moment")
local texts = {}
local count = 0
local stopAt

local function clock()
  ffi.C.gettimeofday(now, nil)
  return tonumber(now.sec) + tonumber(now.usec) / 1e6
end

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(arguments)
  for line in io.lines(arguments[1]) do
    texts[#texts + 1] = line:gsub("\\", "\\\\"):gsub('"', '\\"')
  end
  run = arguments[2]
  seconds = tonumber(arguments[3])
  conversations = tonumber(arguments[4])
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
end

function delay()
  if stopAt and clock() >= stopAt then return 60000 end
  return 0
end

function request()
  stopAt = stopAt or clock() + seconds
  count = count + 1
  local person = string.format("%d-%d", number, count % conversations)
  return wrk.format(nil, nil, nil, string.format(
    '{"type":"message","id":"%s-%d-%d","channelId":"emulator","deliveryMode":"expectReplies","locale":"vi-VN","textFormat":"plain",' ..
    '"from":{"id":"person-%s","name":"An"},"recipient":{"id":"awareness"},"conversation":{"id":"%s"},"text":"%s"}',
    run, number, count, person, person, texts[count % #texts + 1]))
end

function done(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("wrk: %d %d %d %.0f %.0f %.0f\n",
    summary.requests, summary.errors.status, failed, latency:percentile(50), latency:percentile(99), latency.max))
end
