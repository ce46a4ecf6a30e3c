// pairs, ipairs and next: always in the same order.

#include "internal.h"

static clb_value sort_key(lua_State *L, int index) {
  clb_value key = {.kind = CLB_OTHER};
  if (clb_scalar(L, index, &key)) return key;
  switch (lua_type(L, index)) {
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

int clb_pairs(lua_State *L) {
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

// Orders the keys of the table at 1 anew, keeps them in the walk, leaves them at 5, and gives the
// position of the key at 2.
static lua_Integer find_again(lua_State *L, int walk) {
  clb_check(clb_of(L));
  lua_settop(L, 2);
  lua_Integer count = push_keys(L);
  lua_Integer position;
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
  return position;
}

// `next` in the order of pairs. The keys of the last table begun are kept (upvalue: a table with
// [1] the table, [2] its keys, [3] the position), so that a loop over `next` stays linear.
int clb_next(lua_State *L) {
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
  if (!known) position = find_again(L, walk);
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

int clb_ipairs(lua_State *L) {
  luaL_checkany(L, 1);
  if (lua_isnil(L, 1)) return luaL_typeerror(L, 1, "table");
  lua_pushcfunction(L, sequence_step);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  return 3;
}
