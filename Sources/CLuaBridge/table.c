// The table library on raw tables: no metamethod can make a length or an element out of nothing,
// and every loop polls the budget.

#include "internal.h"

static lua_Integer checked_length(lua_State *L, int index) {
  luaL_checktype(L, index, LUA_TTABLE);
  return (lua_Integer)lua_rawlen(L, index);
}

static int table_insert(lua_State *L) {
  lua_Integer end = checked_length(L, 1) + 1;
  clb_refuse_locked(L, 1);
  switch (lua_gettop(L)) {
    case 2:
      lua_rawseti(L, 1, end);
      return 0;
    case 3: {
      lua_Integer position = luaL_checkinteger(L, 2);
      luaL_argcheck(
        L, (lua_Unsigned)position - 1u < (lua_Unsigned)end, 2, "position out of bounds");
      for (lua_Integer i = end; i > position; i--) {
        clb_work(clb_of(L), 4);
        lua_rawgeti(L, 1, i - 1);
        lua_rawseti(L, 1, i);
      }
      lua_rawseti(L, 1, position);
      return 0;
    }
    default: clb_raise(L, "wrong number of arguments to 'insert'");
  }
}

static int table_remove(lua_State *L) {
  lua_Integer size = checked_length(L, 1);
  clb_refuse_locked(L, 1);
  lua_Integer position = luaL_optinteger(L, 2, size);
  if (position != size)
    luaL_argcheck(
      L, (lua_Unsigned)position - 1u <= (lua_Unsigned)size, 2, "position out of bounds");
  lua_rawgeti(L, 1, position);
  for (; position < size; position++) {
    clb_work(clb_of(L), 4);
    lua_rawgeti(L, 1, position + 1);
    lua_rawseti(L, 1, position);
  }
  lua_pushnil(L);
  lua_rawseti(L, 1, position);
  return 1;
}

static int table_move(lua_State *L) {
  lua_Integer from = luaL_checkinteger(L, 2), end = luaL_checkinteger(L, 3);
  lua_Integer to = luaL_checkinteger(L, 4);
  int target = lua_isnoneornil(L, 5) ? 1 : 5;
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checktype(L, target, LUA_TTABLE);
  clb_refuse_locked(L, target);
  if (end >= from) {
    luaL_argcheck(L, from > 0 || end < LUA_MAXINTEGER + from, 3, "too many elements to move");
    luaL_argcheck(L, to <= LUA_MAXINTEGER - (end - from), 4, "destination wrap around");
    bool backwards = target == 1 && to > from && to <= end;
    for (lua_Integer i = 0; i <= end - from; i++) {
      clb_work(clb_of(L), 4);
      lua_Integer at = backwards ? end - from - i : i;
      lua_rawgeti(L, 1, from + at);
      lua_rawseti(L, target, to + at);
    }
  }
  lua_pushvalue(L, target);
  return 1;
}

static int table_concat(lua_State *L) {
  lua_Integer size = checked_length(L, 1);
  size_t separator_length;
  const char *separator = luaL_optlstring(L, 2, "", &separator_length);
  lua_Integer from = luaL_optinteger(L, 3, 1), to = luaL_optinteger(L, 4, size);
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  for (lua_Integer i = from; i <= to; i++) {
    lua_rawgeti(L, 1, i);
    if (!lua_isstring(L, -1))
      clb_raise(L, "invalid value (%s) at index %lld in table for 'concat'",
                luaL_typename(L, -1), (long long)i);
    clb_work(clb_of(L), 4 + (lua_rawlen(L, -1) + separator_length) / 8);
    luaL_addvalue(&out);
    if (i == to) break;
    luaL_addlstring(&out, separator, separator_length);
  }
  luaL_pushresult(&out);
  return 1;
}

static int table_pack(lua_State *L) {
  int count = lua_gettop(L);
  lua_createtable(L, count, 1);
  lua_insert(L, 1);
  for (int i = count; i >= 1; i--) {
    clb_work(clb_of(L), 2);
    lua_rawseti(L, 1, i);
  }
  lua_pushinteger(L, count);
  lua_setfield(L, 1, "n");
  return 1;
}

static int table_unpack(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer from = luaL_optinteger(L, 2, 1);
  lua_Integer to = luaL_opt(L, luaL_checkinteger, 3, (lua_Integer)lua_rawlen(L, 1));
  if (from > to) return 0;
  lua_Unsigned count = (lua_Unsigned)to - (lua_Unsigned)from;
  if (count >= 1000000 || !lua_checkstack(L, (int)++count))
    clb_raise(L, "too many results to unpack");
  clb_work(clb_of(L), count * 2);
  for (lua_Unsigned i = 0; i < count; i++) lua_rawgeti(L, 1, from + (lua_Integer)i);
  return (int)count;
}

// ---- sort ----

// Sorts numbers only, or strings only, outside Lua; false if the table holds anything else.
static bool sort_scalars(lua_State *L, lua_Integer count) {
  clb_state *state = clb_of(L);
  clb_values *values = &state->arguments;
  values->count = 0;
  int wanted = LUA_TNONE;
  for (lua_Integer i = 1; i <= count; i++) {
    clb_work(state, 8);
    int type = lua_rawgeti(L, 1, i);
    clb_value key = {.kind = CLB_STRING}, place = {.kind = CLB_INTEGER, .integer = i};
    if (wanted == LUA_TNONE) wanted = type;
    bool fits = type == wanted && (type == LUA_TNUMBER || type == LUA_TSTRING);
    size_t length = 0;
    if (fits && type == LUA_TSTRING) {
      key.bytes = lua_tolstring(L, -1, &length);
      key.length = (uint32_t)length;
    } else if (fits && lua_isinteger(L, -1)) {
      key.kind = CLB_INTEGER;
      key.integer = lua_tointeger(L, -1);
    } else if (fits) {
      key.kind = CLB_NUMBER;
      key.number = lua_tonumber(L, -1);
      fits = key.number == key.number;
    }
    lua_pop(L, 1);
    if (!fits) return false;
    if (!clb_values_add(values, key) || !clb_values_add(values, place))
      clb_stop(state, CLB_MEMORY, NULL);
  }
  clb_sort_pairs(state, values->items, (size_t)count);
  lua_createtable(L, (int)count, 0);
  for (lua_Integer i = 1; i <= count; i++) {
    clb_work(state, 4);
    lua_rawgeti(L, 1, values->items[2 * i - 1].integer);
    lua_rawseti(L, -2, i);
  }
  for (lua_Integer i = 1; i <= count; i++) {
    clb_work(state, 4);
    lua_rawgeti(L, -1, i);
    lua_rawseti(L, 1, i);
  }
  return true;
}

// Whether the value at `a` comes before that at `b`, by the function at 2 or by "<".
static bool comes_before(lua_State *L, int a, int b) {
  clb_work(clb_of(L), 8);
  if (lua_isnil(L, 2)) return lua_compare(L, a, b, LUA_OPLT);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, a);
  lua_pushvalue(L, b);
  lua_call(L, 2, 1);
  bool result = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return result;
}

// Merges two runs of table `from` into table `to`: [low, middle) and [middle, high).
static void merge(
  lua_State *L, int from, int to, lua_Integer low, lua_Integer middle, lua_Integer high,
  bool *checked) {
  lua_Integer left = low, right = middle;
  for (lua_Integer at = low; at < high; at++) {
    clb_work(clb_of(L), 4);
    if (left < middle && right < high) {
      lua_rawgeti(L, from, left);
      lua_rawgeti(L, from, right);
      int top = lua_gettop(L);
      bool swap = comes_before(L, top, top - 1);
      // One pair is asked about both ways: no order has each before the other.
      if (swap && !*checked) {
        *checked = true;
        if (comes_before(L, top - 1, top))
          clb_raise(L, "invalid order function for sorting: each of two items comes first");
      }
      if (swap) {
        lua_rawseti(L, to, at);
        lua_pop(L, 1);
        right++;
      } else {
        lua_pop(L, 1);
        lua_rawseti(L, to, at);
        left++;
      }
    } else {
      lua_rawgeti(L, from, left < middle ? left++ : right++);
      lua_rawseti(L, to, at);
    }
  }
}

// A stable merge sort: it ends after n log n comparisons whatever the comparison answers.
static int table_sort(lua_State *L) {
  lua_Integer count = checked_length(L, 1);
  clb_refuse_locked(L, 1);
  if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_settop(L, 2);
  if (count < 2) return 0;
  luaL_argcheck(L, count < 1 << 26, 1, "array too big");
  if (lua_isnil(L, 2) && sort_scalars(L, count)) return 0;
  lua_settop(L, 2);
  for (int table = 3; table <= 4; table++) lua_createtable(L, (int)count, 0);
  for (lua_Integer i = 1; i <= count; i++) {
    clb_work(clb_of(L), 4);
    lua_rawgeti(L, 1, i);
    lua_rawseti(L, 3, i);
  }
  bool checked = false;
  int from = 3, to = 4;
  for (lua_Integer width = 1; width < count; width *= 2) {
    for (lua_Integer low = 1; low <= count; low += 2 * width) {
      lua_Integer middle = low + width <= count + 1 ? low + width : count + 1;
      lua_Integer high = low + 2 * width <= count + 1 ? low + 2 * width : count + 1;
      merge(L, from, to, low, middle, high, &checked);
    }
    int swap = from;
    from = to;
    to = swap;
  }
  for (lua_Integer i = 1; i <= count; i++) {
    clb_work(clb_of(L), 4);
    lua_rawgeti(L, from, i);
    lua_rawseti(L, 1, i);
  }
  return 0;
}

void clb_table_open(lua_State *L) {
  static const luaL_Reg functions[] = {
    {"insert", table_insert}, {"remove", table_remove}, {"move", table_move},
    {"concat", table_concat}, {"pack", table_pack}, {"unpack", table_unpack},
    {"sort", table_sort}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
