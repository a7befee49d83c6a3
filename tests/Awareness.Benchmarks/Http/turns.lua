-- Driven by wrk: one message after another, each with an id of its own, from many conversations: as a Bot Framework channel posts them, or as Telegram does.
-- Arguments: questions file, name of the run, seconds of sending, conversations a thread, and for Telegram its secret. Sending stops before wrk does, so that nothing
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
  secret = arguments[5]
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  if secret then wrk.headers["X-Telegram-Bot-Api-Secret-Token"] = secret end
end

function delay()
  if stopAt and clock() >= stopAt then return 60000 end
  return 0
end

local function activity(text)
  local person = string.format("%d-%d", number, count % conversations)
  return string.format(
    '{"type":"message","id":"%s-%d-%d","channelId":"emulator","deliveryMode":"expectReplies","locale":"vi-VN","textFormat":"plain",' ..
    '"from":{"id":"person-%s","name":"An"},"recipient":{"id":"awareness"},"conversation":{"id":"%s"},"text":"%s"}',
    run, number, count, person, person, text)
end

-- Telegram numbers the messages of each chat; the run's own number keeps those of two runs apart.
local function update(text)
  local person = number * 1000000 + count % conversations
  return string.format(
    '{"update_id":%d,"message":{"message_id":%d,"from":{"id":%d,"is_bot":false,"first_name":"An","language_code":"vi"},' ..
    '"chat":{"id":%d,"first_name":"An","type":"private"},"date":1763760000,"text":"%s"}}',
    count, tonumber(run) * 10000000 + count, person, person, text)
end

function request()
  stopAt = stopAt or clock() + seconds
  count = count + 1
  local text = texts[count % #texts + 1]
  return wrk.format(nil, nil, nil, secret and update(text) or activity(text))
end

function done(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("wrk: %d %d %d %.0f %.0f %.0f\n",
    summary.requests, summary.errors.status, failed, latency:percentile(50), latency:percentile(99), latency.max))
end
