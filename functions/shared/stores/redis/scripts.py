"""What Redis does at once, so that an object and the count that it is in never part.

Of their keys, ``info`` and ``data`` are an object's and ``index`` is that of all; ``usage`` is its owner's
count, ``open`` and ``lengths`` tell when the owner's unfinished uploads expire, and how long they will be.
"""

from typing import Final

from functions.shared.stores.usage import AFTER_ALL

DONE: Final = 1
THERE: Final = 0
"""There is an object of this key, or there are so many uploads."""
GONE: Final = -1
UNCOUNTED: Final = -2
FULL: Final = -3

REACHES: Final = """
-- Whether a place is not before a key, in the order of bytes: Lua's own is that of the server's locale.
local function reaches(place, key)
  for number = 1, #key do
    local one, other = string.byte(place, number), string.byte(key, number)
    if one ~= other then return one ~= nil and one > other end
  end
  return true
end
"""
SHARED: Final = f"""{REACHES}
local function counted(usage, key)
  local upto = redis.call('HGET', usage, 'upto')
  return upto and reaches(upto, key)
end
local function lacks_room(usage, open, lengths, size, most, now)
  if tonumber(most) == 0 then return nil end
  if redis.call('HGET', usage, 'upto') ~= '{AFTER_ALL}' then return {{{UNCOUNTED}, 0}} end
  local kept = tonumber(redis.call('HGET', usage, 'bytes'))
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', open, '(' .. now, '+inf')) do
    kept = kept + tonumber(redis.call('HGET', lengths, id) or '0')
  end
  if kept + tonumber(size) > tonumber(most) then return {{{FULL}, kept}} end
  return nil
end
local function place(from, info, data, index, usage, key, description, size)
  redis.call('SET', info, description)
  redis.call('RENAME', from, data)
  redis.call('PERSIST', data)
  redis.call('ZADD', index, 0, key)
  if counted(usage, key) then
    redis.call('HINCRBY', usage, 'bytes', size)
    redis.call('HINCRBY', usage, 'objects', 1)
  end
end
"""

PLACE: Final = f"""{SHARED}
-- KEYS: where the bytes are, info, data, index, usage, open, lengths
-- ARGV: key, description, size, most bytes, now
if redis.call('EXISTS', KEYS[2]) == 1 then
  redis.call('DEL', KEYS[1])
  return {{{THERE}, 0}}
end
local refusal = lacks_room(KEYS[5], KEYS[6], KEYS[7], ARGV[3], ARGV[4], ARGV[5])
if refusal then
  redis.call('DEL', KEYS[1])
  return refusal
end
place(KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], ARGV[1], ARGV[2], ARGV[3])
return {{{DONE}, 0}}
"""

DELETE: Final = f"""{SHARED}
-- KEYS: info, data, index, usage; ARGV: key
local info = redis.call('GET', KEYS[1])
local size = tonumber(string.match(info or '', '"size":(%d+)')) or redis.call('STRLEN', KEYS[2])
redis.call('DEL', KEYS[1], KEYS[2])
redis.call('ZREM', KEYS[3], ARGV[1])
if info and counted(KEYS[4], ARGV[1]) then
  redis.call('HINCRBY', KEYS[4], 'bytes', -size)
  redis.call('HINCRBY', KEYS[4], 'objects', -1)
end
"""

BEGIN: Final = f"""{SHARED}
-- KEYS: description, bytes, usage, open, lengths
-- ARGV: id, description, length, expires at, most open, most bytes, now
if redis.call('ZCOUNT', KEYS[4], '(' .. ARGV[7], '+inf') >= tonumber(ARGV[5]) then return {{{THERE}, 0}} end
local refusal = lacks_room(KEYS[3], KEYS[4], KEYS[5], ARGV[3], ARGV[6], ARGV[7])
if refusal then return refusal end
redis.call('SET', KEYS[1], ARGV[2], 'PXAT', ARGV[4])
redis.call('SET', KEYS[2], '', 'PXAT', ARGV[4])
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', ARGV[7])) do
  redis.call('ZREM', KEYS[4], id)
  redis.call('HDEL', KEYS[5], id)
end
redis.call('ZADD', KEYS[4], ARGV[4], ARGV[1])
redis.call('HSET', KEYS[5], ARGV[1], ARGV[3])
redis.call('PEXPIREAT', KEYS[4], ARGV[4])
redis.call('PEXPIREAT', KEYS[5], ARGV[4])
return {{{DONE}, 0}}
"""

FINISH: Final = f"""{SHARED}
-- KEYS: bytes, info, data, index, usage, open, lengths, description of the upload
-- ARGV: key, description, size, sha256, id, description of the finished upload, expires at
if redis.call('EXISTS', KEYS[1]) == 0 or redis.call('STRLEN', KEYS[1]) ~= tonumber(ARGV[3]) then
  return {{{GONE}, 0}}
end
local there = redis.call('GET', KEYS[2])
if not there then
  place(KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], ARGV[1], ARGV[2], ARGV[3])
elseif string.match(there, '"sha256":"(%x+)"') == ARGV[4] then
  redis.call('DEL', KEYS[1])
else
  return {{{THERE}, 0}}
end
redis.call('SET', KEYS[8], ARGV[6], 'PXAT', ARGV[7])
redis.call('ZREM', KEYS[6], ARGV[5])
redis.call('HDEL', KEYS[7], ARGV[5])
return {{{DONE}, 0}}
"""

COUNT: Final = f"""{REACHES}
-- Counts some of what was there before; tells whether that was all.
-- KEYS: usage, index; ARGV: how many, beginnings of keys, in order
local upto = redis.call('HGET', KEYS[1], 'upto')
if not upto then
  redis.call('HSET', KEYS[1], 'upto', '', 'bytes', 0, 'objects', 0)
  upto = ''
end
for number = 2, #ARGV do
  local prefix = ARGV[number]
  if not reaches(upto, prefix .. '{AFTER_ALL}') then
    local start = reaches(upto, prefix) and '(' .. upto or '[' .. prefix
    local last = '[' .. prefix .. '{AFTER_ALL}'
    local keys = redis.call('ZRANGEBYLEX', KEYS[2], start, last, 'LIMIT', 0, ARGV[1])
    for _, key in ipairs(keys) do
      local size = string.match(redis.call('GET', 'info:{{' .. key .. '}}') or '', '"size":(%d+)')
      if size then
        redis.call('HINCRBY', KEYS[1], 'bytes', size)
        redis.call('HINCRBY', KEYS[1], 'objects', 1)
      end
      upto = key
    end
    redis.call('HSET', KEYS[1], 'upto', upto)
    if #keys > 0 then return 0 end
  end
end
redis.call('HSET', KEYS[1], 'upto', '{AFTER_ALL}')
return 1
"""

COUNT_ANEW: Final = f"""
-- KEYS: usage
if redis.call('HGET', KEYS[1], 'upto') == '{AFTER_ALL}' then
  local before = redis.call('HMGET', KEYS[1], 'bytes', 'objects')
  redis.call('HSET', KEYS[1], 'bytesBefore', before[1], 'objectsBefore', before[2])
  redis.call('HSET', KEYS[1], 'upto', '', 'bytes', 0, 'objects', 0)
else
  redis.call('HDEL', KEYS[1], 'bytesBefore', 'objectsBefore')
end
"""
