/** What the store lets the server do by itself: in one step, or for many keys at once. */

/**
 * Reads entries: the bytes of each key, in their order. Its arguments are the life of an entry and how much may be left of
 * it, both in milliseconds; or an empty text.
 *
 * Entries that are used are kept for longer, unless that was done lately. A key that is no entry fails for itself.
 */
export const READ: string = `
local found = {}
for at, key in ipairs(KEYS) do
  local bytes = redis.pcall("get", key)
  found[at] = bytes
  if type(bytes) == "string" and ARGV[1] ~= "" then
    local left = redis.pcall("pttl", key)
    if left >= 0 and left <= tonumber(ARGV[2]) then redis.pcall("pexpire", key, ARGV[1]) end
  end
end
return found`;

/** Writes entries. Its arguments are their life in milliseconds, or an empty text, and their bytes. */
export const WRITE: string = `
for at, key in ipairs(KEYS) do
  if ARGV[1] == "" then redis.call("set", key, ARGV[at + 1])
  else redis.call("set", key, ARGV[at + 1], "px", ARGV[1]) end
end`;

/**
 * Takes a claim for an owner and a time in milliseconds; 1 if it is the owner's. One that a lost answer has hidden from its
 * owner is given to it again.
 */
export const TAKE: string = `
local owner = redis.call("get", KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call("set", KEYS[1], ARGV[1], "px", ARGV[2])
return 1`;

/** Renews the claim of an owner for a time in milliseconds; 1 if it was still the owner's. */
export const RENEW: string = `
if redis.call("get", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("pexpire", KEYS[1], ARGV[2])`;

/** Gives up the claim of an owner. */
export const RELEASE: string = `
if redis.call("get", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("del", KEYS[1])`;
