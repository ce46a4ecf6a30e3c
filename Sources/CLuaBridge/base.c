// The basic functions: those of Lua that are safe as they are, and our own of the others.

#include <stdio.h>
#include <stdlib.h>

#include "internal.h"

// ---- tostring, print ----

// Pushes "table: 3": a number given at first sight instead of an address.
static void push_identity(lua_State *L, int index, const char *kind) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_identities);
  lua_pushvalue(L, index);
  if (lua_rawget(L, -2) != LUA_TNUMBER) {
    lua_pop(L, 1);
    lua_pushvalue(L, index);
    lua_pushinteger(L, (lua_Integer)++clb_of(L)->head->next_identity);
    lua_rawset(L, -3);
    lua_pushinteger(L, (lua_Integer)clb_of(L)->head->next_identity);
  }
  lua_pushfstring(L, "%s: %I", kind, (LUAI_UACINT)lua_tointeger(L, -1));
  lua_insert(L, -3);
  lua_pop(L, 2);
}

static bool by_metafield(lua_State *L, int index) {
  int type = luaL_getmetafield(L, index, "__tostring");
  if (type == LUA_TNIL) return false;
  lua_pushvalue(L, index);
  lua_call(L, 1, 1);
  if (lua_type(L, -1) != LUA_TSTRING) clb_raise(L, "'__tostring' must return a string");
  return true;
}

// Pushes the text of a value, without addresses, and returns it.
const char *clb_tostring(lua_State *L, int index, size_t *length) {
  index = lua_absindex(L, index);
  luaL_checkstack(L, 8, NULL);
  int type = lua_type(L, index);
  if (type == LUA_TNUMBER || type == LUA_TSTRING) {
    lua_pushvalue(L, index);
    lua_tolstring(L, -1, NULL);
  } else if (!by_metafield(L, index)) {
    if (type == LUA_TNIL) lua_pushliteral(L, "nil");
    else if (type == LUA_TBOOLEAN) lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
    else {
      const char *kind = luaL_typename(L, index);
      int named = luaL_getmetafield(L, index, "__name");
      if (named == LUA_TSTRING) kind = lua_tostring(L, -1);
      push_identity(L, index, kind);
      if (named != LUA_TNIL) lua_remove(L, -2);
    }
  }
  return lua_tolstring(L, -1, length);
}

static int base_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  clb_tostring(L, 1, NULL);
  return 1;
}

// A line for the log; past the limit lines are only counted.
static int base_print(lua_State *L) {
  clb_state *state = clb_of(L);
  int count = lua_gettop(L);
  luaL_Buffer line;
  luaL_buffinit(L, &line);
  for (int i = 1; i <= count; i++) {
    if (i > 1) luaL_addchar(&line, '\t');
    clb_tostring(L, i, NULL);
    luaL_addvalue(&line);
  }
  luaL_pushresult(&line);
  size_t length = lua_rawlen(L, -1);
  if (state->dropped_lines > 0 || state->log_bytes + length > state->limits.log_bytes) {
    state->dropped_lines++;
    clb_work(state, 100);
    return 0;
  }
  state->log_bytes += length + 1;
  clb_host_call(L, CLB_CALL_LOG, -1, 1);
  return 0;
}

// ---- pairs and next: always in the same order ----

void clb_sort_pairs(clb_state *state, clb_value *pairs, size_t count);

static clb_value sort_key(lua_State *L, int index) {
  clb_value key = {.kind = CLB_OTHER};
  size_t length;
  switch (lua_type(L, index)) {
    case LUA_TNUMBER:
      if (lua_isinteger(L, index)) {
        key.kind = CLB_INTEGER;
        key.integer = lua_tointeger(L, index);
      } else {
        key.kind = CLB_NUMBER;
        key.number = lua_tonumber(L, index);
      }
      break;
    case LUA_TBOOLEAN:
      key.kind = CLB_BOOLEAN;
      key.integer = lua_toboolean(L, index);
      break;
    case LUA_TSTRING:
      key.kind = CLB_STRING;
      key.bytes = lua_tolstring(L, index, &length);
      key.length = (uint32_t)length;
      break;
    case LUA_TUSERDATA: {
      clb_handle *handle = clb_to_handle(L, index);
      if (handle != NULL)
        key.integer = (int64_t)handle->class_id << 33 | handle->index;
      break;
    }
    case LUA_TTHREAD:
      key.integer = (int64_t)clb_arena_serial((char *)lua_topointer(L, index) - LUA_EXTRASPACE)
        | 1ll << 60;
      break;
    case LUA_TFUNCTION:
      // A plain C function has no memory of its own; all others are ordered by age.
      if (lua_iscfunction(L, index) && lua_getupvalue(L, index, 1) == NULL) {
        key.integer = (int64_t)((intptr_t)lua_topointer(L, index) - (intptr_t)&clb_sort_pairs);
        break;
      }
      if (lua_iscfunction(L, index)) lua_pop(L, 1);
      key.integer = (int64_t)clb_arena_serial(lua_topointer(L, index)) | 1ll << 60;
      break;
    default: key.integer = (int64_t)clb_arena_serial(lua_topointer(L, index)) | 1ll << 60;
  }
  return key;
}

// Replaces nothing; pushes an array of the keys of the table at 1 in order, and their number.
static lua_Integer push_keys(lua_State *L) {
  clb_state *state = clb_of(L);
  clb_values *values = &state->arguments;
  values->count = 0;
  lua_newtable(L);
  int keys = lua_gettop(L);
  lua_Integer count = 0;
  for (lua_pushnil(L); lua_next(L, 1);) {
    clb_work(state, 8);
    lua_pop(L, 1);
    clb_value place = {.kind = CLB_INTEGER, .integer = ++count};
    if (!clb_values_add(values, sort_key(L, -1)) || !clb_values_add(values, place))
      clb_stop(state, CLB_MEMORY, NULL);
    lua_pushvalue(L, -1);
    lua_rawseti(L, keys, count);
  }
  clb_sort_pairs(state, values->items, (size_t)count);
  lua_createtable(L, (int)(count > 1 << 26 ? 1 << 26 : count), 0);
  for (lua_Integer i = 1; i <= count; i++) {
    clb_work(state, 4);
    lua_rawgeti(L, keys, values->items[2 * i - 1].integer);
    lua_rawseti(L, -2, i);
  }
  lua_remove(L, keys);
  return count;
}

// Upvalues: ordered keys or nil for a plain array, and the position.
static int pairs_step(lua_State *L) {
  clb_state *state = clb_of(L);
  lua_Integer position = lua_tointeger(L, lua_upvalueindex(2));
  luaL_checktype(L, 1, LUA_TTABLE);
  bool array = lua_isnil(L, lua_upvalueindex(1));
  for (;;) {
    clb_work(state, 4);
    position++;
    if (array) lua_pushinteger(L, position);
    else if (lua_rawgeti(L, lua_upvalueindex(1), position) == LUA_TNIL) return 1;
    lua_pushvalue(L, -1);
    if (lua_rawget(L, 1) != LUA_TNIL) break;
    lua_pop(L, 2);
    // What was removed on the way is passed over, in an array up to its length when it began.
    if (array && position >= lua_tointeger(L, lua_upvalueindex(3))) {
      lua_pushnil(L);
      return 1;
    }
  }
  lua_pushinteger(L, position);
  lua_replace(L, lua_upvalueindex(2));
  return 2;
}

// Whether the keys of the table at 1 are exactly 1 … n, in the order in which Lua keeps them.
static bool is_array(lua_State *L, lua_Integer *count) {
  *count = 0;
  for (lua_pushnil(L); lua_next(L, 1);) {
    clb_work(clb_of(L), 4);
    lua_pop(L, 1);
    if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) != *count + 1) {
      lua_pop(L, 1);
      return false;
    }
    ++*count;
  }
  return true;
}

static int sequence_step(lua_State *L) {
  lua_Integer position = luaL_checkinteger(L, 2) + 1;
  lua_pushinteger(L, position);
  return lua_geti(L, 1, position) == LUA_TNIL ? 1 : 2;
}

static int base_pairs(lua_State *L) {
  luaL_checkany(L, 1);
  lua_settop(L, 1);
  if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
    lua_pushvalue(L, 1);
    lua_call(L, 1, 3);
    return 3;
  }
  if (clb_to_handle(L, 1) != NULL && luaL_getmetafield(L, 1, "__len") != LUA_TNIL) {
    lua_pushcfunction(L, sequence_step);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
  }
  luaL_checktype(L, 1, LUA_TTABLE);
  clb_check(clb_of(L));
  lua_Integer count;
  if (is_array(L, &count)) {
    lua_pushnil(L);
  } else {
    count = push_keys(L);
  }
  lua_pushinteger(L, 0);
  lua_pushinteger(L, count);
  lua_pushcclosure(L, pairs_step, 3);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

// `next` in the order of pairs. The keys of the last table begun are kept (upvalue: a table with
// [1] the table, [2] its keys, [3] the position), so that a loop over `next` stays linear.
static int base_next(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 2);
  int walk = lua_upvalueindex(1);
  if (lua_isnil(L, 2)) {
    clb_check(clb_of(L));
    push_keys(L);
    lua_rawseti(L, walk, 2);
    lua_pushvalue(L, 1);
    lua_rawseti(L, walk, 1);
    lua_pushinteger(L, 0);
    lua_rawseti(L, walk, 3);
  }
  lua_rawgeti(L, walk, 1);
  lua_rawgeti(L, walk, 3);
  lua_Integer position = lua_tointeger(L, -1);
  lua_rawgeti(L, walk, 2);
  bool known = lua_rawequal(L, 1, 3);
  if (known && !lua_isnil(L, 2)) {
    lua_rawgeti(L, 5, position);
    known = lua_rawequal(L, -1, 2);
    lua_pop(L, 1);
  }
  if (!known) {
    clb_check(clb_of(L));
    lua_settop(L, 2);
    lua_Integer count = push_keys(L);
    for (position = 1; position <= count; position++) {
      clb_work(clb_of(L), 4);
      lua_rawgeti(L, 3, position);
      if (lua_rawequal(L, -1, 2)) break;
      lua_pop(L, 1);
    }
    if (position > count) clb_raise(L, "invalid key to 'next'");
    lua_settop(L, 3);
    lua_pushvalue(L, 1);
    lua_rawseti(L, walk, 1);
    lua_pushvalue(L, 3);
    lua_rawseti(L, walk, 2);
    lua_pushnil(L);
    lua_insert(L, 3);
    lua_pushnil(L);
    lua_insert(L, 4);
  }
  for (;;) {
    clb_work(clb_of(L), 4);
    if (lua_rawgeti(L, 5, ++position) == LUA_TNIL) return 1;
    lua_pushvalue(L, -1);
    if (lua_rawget(L, 1) != LUA_TNIL) break;
    lua_pop(L, 2);
  }
  lua_pushinteger(L, position);
  lua_rawseti(L, walk, 3);
  return 2;
}

// ---- ipairs, raw access, metatables ----

static int base_ipairs(lua_State *L) {
  luaL_checkany(L, 1);
  if (lua_isnil(L, 1)) return luaL_typeerror(L, 1, "table");
  lua_pushcfunction(L, sequence_step);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  return 3;
}

static int base_rawset(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkany(L, 3);
  lua_settop(L, 3);
  clb_refuse_locked(L, 1);
  lua_rawset(L, 1);
  return 1;
}

static void refuse_field(lua_State *L, const char *name) {
  lua_pushstring(L, name);
  if (lua_rawget(L, 2) != LUA_TNIL) clb_raise(L, "'%s' is not available in plugins", name);
  lua_pop(L, 1);
}

static int base_setmetatable(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  int type = lua_type(L, 2);
  luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
  lua_settop(L, 2);
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
    clb_raise(L, "cannot change a protected metatable");
  if (type == LUA_TTABLE) {
    refuse_field(L, "__gc");
    refuse_field(L, "__mode");
  }
  lua_setmetatable(L, 1);
  return 1;
}

// ---- chunks ----

enum { SOURCE_LIMIT = 4u << 20 };

// Pushes the function of a text chunk with its environment; raises what is wrong with the source.
void clb_compile(
  lua_State *L, const char *source, size_t length, const char *name, bool privileged) {
  const char *file = name[0] == '@' || name[0] == '=' ? name + 1 : name;
  if (length >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0) {
    source += 3;
    length -= 3;
  }
  const char *problem = NULL;
  if (length > SOURCE_LIMIT) problem = "the file is over 4 MB";
  else if (length >= 4 && memcmp(source, LUA_SIGNATURE, 4) == 0)
    problem = "compiled Lua code is not accepted, only source text";
  else if (length >= 2
           && (memcmp(source, "\xFF\xFE", 2) == 0 || memcmp(source, "\xFE\xFF", 2) == 0))
    problem = "the file is UTF-16; save it as UTF-8";
  else if (memchr(source, 0, length) != NULL)
    problem = "the file contains zero bytes and cannot be Lua source";
  if (problem != NULL) {
    lua_pushfstring(L, "%s: %s", file, problem);
    lua_error(L);
  }
  if (length > 0 && source[0] == '#') {
    // A "#!" line becomes an empty one, so that line numbers stay right.
    const char *line_end = memchr(source, '\n', length);
    length = line_end == NULL ? 0 : length - (size_t)(line_end - source);
    source = line_end == NULL ? "" : line_end;
  }
  if (luaL_loadbufferx(L, source, length, name, "t") != LUA_OK) lua_error(L);
  clb_push_environment(L, privileged);
  lua_setupvalue(L, -2, 1);
}

// Modules: those the host made first, then what the host's resolver finds, each run once.
int clb_require(lua_State *L) {
  luaL_checktype(L, 1, LUA_TSTRING);
  lua_settop(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_modules);
  lua_pushvalue(L, 1);
  if (lua_rawget(L, 2) != LUA_TNIL) {
    if (lua_islightuserdata(L, -1))
      clb_raise(L, "module '%.200s' requires itself", lua_tostring(L, 1));
    return 1;
  }
  lua_settop(L, 2);
  const char *caller = clb_caller_file(L);
  lua_pushvalue(L, 1);
  lua_pushstring(L, caller == NULL ? "" : caller);
  int results = clb_host_call(L, CLB_CALL_REQUIRE, 3, 2);
  if (results != 2 || lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TSTRING)
    clb_raise(L, "module '%.200s' not found", lua_tostring(L, 1));
  // One file may be asked for under two names: what counts is the file.
  lua_pushvalue(L, -1);
  if (lua_rawget(L, 2) != LUA_TNIL) {
    if (lua_islightuserdata(L, -1))
      clb_raise(L, "module '%.200s' requires itself", lua_tostring(L, 1));
    return 1;
  }
  lua_pop(L, 1);
  lua_pushvalue(L, -1);
  lua_pushlightuserdata(L, (void *)&clb_key_modules);
  lua_rawset(L, 2);
  size_t length;
  const char *source = lua_tolstring(L, -2, &length);
  clb_compile(L, source, length, lua_tostring(L, -1), false);
  lua_call(L, 0, 1);
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    lua_pushboolean(L, true);
  }
  lua_pushvalue(L, -2);
  lua_pushvalue(L, -2);
  lua_rawset(L, 2);
  return 1;
}

void clb_base_open(lua_State *L) {
  static const char *const kept[] = {
    "assert", "error", "pcall", "xpcall", "select", "tonumber", "type", "rawequal", "rawget",
    "rawlen", "getmetatable", NULL};
  static const luaL_Reg own[] = {
    {"tostring", base_tostring}, {"print", base_print}, {"pairs", base_pairs},
    {"ipairs", base_ipairs}, {"rawset", base_rawset}, {"setmetatable", base_setmetatable},
    {"require", clb_require}, {NULL, NULL}};
  int target = lua_gettop(L);
  lua_pushcfunction(L, luaopen_base);
  lua_call(L, 0, 1);
  for (int i = 0; kept[i] != NULL; i++) {
    lua_getfield(L, -1, kept[i]);
    lua_setfield(L, target, kept[i]);
  }
  lua_settop(L, target);
  luaL_setfuncs(L, own, 0);
  lua_createtable(L, 3, 0);
  lua_pushcclosure(L, base_next, 1);
  lua_setfield(L, target, "next");
  lua_pushliteral(L, "Lua 5.4");
  lua_setfield(L, target, "_VERSION");
}
