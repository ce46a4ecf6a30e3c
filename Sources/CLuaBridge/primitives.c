// What only the host's own Lua code can call, to define methods, modules and sequences.

#include "internal.h"

static uint16_t named_class(lua_State *L, int index) {
  int id = clb_class_named(clb_of(L), luaL_checkstring(L, index));
  if (id < 0) clb_raise(L, "there is no class '%.60s'", lua_tostring(L, index));
  return (uint16_t)id;
}

static clb_handle *checked_handle(lua_State *L, int index) {
  clb_handle *handle = clb_to_handle(L, index);
  if (handle == NULL)
    clb_raise(L, "a document object was expected, got %s", luaL_typename(L, index));
  clb_check_fresh(L, handle);
  return handle;
}

static clb_range checked_range(lua_State *L, int index) {
  clb_handle *handle = checked_handle(L, index);
  if (clb_of(L)->classes[handle->class_id]->shape == SHAPE_ITEM)
    clb_raise(L, "a sequence was expected, got %s", clb_of(L)->classes[handle->class_id]->name);
  return clb_range_of(L, handle);
}

// Copies functions of table 2 into the members at 3; as getters, each inside a table.
static int add_members(lua_State *L, bool getters) {
  for (lua_pushnil(L); lua_next(L, 2); lua_pop(L, 1)) {
    luaL_checktype(L, -1, LUA_TFUNCTION);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    if (getters) {
      lua_createtable(L, 1, 0);
      lua_insert(L, -2);
      lua_rawseti(L, -2, 1);
    }
    lua_rawset(L, 3);
  }
  return 0;
}

// methods(class name, functions): "sequence" names all sequences at once.
static int define_methods(lua_State *L) {
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  clb_push_members(L, named_class(L, 1));
  return add_members(L, false);
}

// getters(class name, functions): read as fields, called with the handle.
static int define_getters(lua_State *L) {
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  clb_push_members(L, named_class(L, 1));
  return add_members(L, true);
}

// members(class name): the names of its fields and methods, as an array in no order.
static int list_members(lua_State *L) {
  clb_push_members(L, named_class(L, 1));
  lua_createtable(L, 0, 0);
  int members = lua_absindex(L, -2), list = lua_absindex(L, -1);
  lua_Integer count = 0;
  for (lua_pushnil(L); lua_next(L, members); lua_pop(L, 1)) {
    lua_pushvalue(L, -2);
    lua_rawseti(L, list, ++count);
  }
  lua_settop(L, list);
  return 1;
}

// module(name, value): what require of that name returns.
static int define_module(lua_State *L) {
  luaL_checktype(L, 1, LUA_TSTRING);
  lua_settop(L, 2);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_modules);
  lua_insert(L, 1);
  lua_rawset(L, 1);
  return 0;
}

// readonly(table): a table through which it can be read only.
static int read_only(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  clb_push_locked(L);
  return 1;
}

// expose(name, value): a further global of plugins.
static int expose(lua_State *L) {
  luaL_checktype(L, 1, LUA_TSTRING);
  lua_settop(L, 2);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_builtins);
  lua_insert(L, 1);
  lua_rawset(L, 1);
  return 0;
}

// class_of(value): its class name, "sequence" for sequences, nil for anything else.
static int class_of_value(lua_State *L) {
  clb_handle *handle = clb_to_handle(L, 1);
  if (handle == NULL) return 0;
  clb_class *class = clb_of(L)->classes[handle->class_id];
  lua_pushstring(L, class->shape == SHAPE_ITEM ? class->name : "sequence");
  return 1;
}

// item_class(sequence): the class name of its items.
static int item_class(lua_State *L) {
  clb_range range = checked_range(L, 1);
  lua_pushstring(L, clb_of(L)->classes[range.item_class]->name);
  return 1;
}

// index_of(handle): the position of an item in its class, from 1.
static int index_of(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)checked_handle(L, 1)->index + 1);
  return 1;
}

// item(class name, position): the handle of an item.
static int item(lua_State *L) {
  uint16_t id = named_class(L, 1);
  lua_Integer position = luaL_checkinteger(L, 2);
  if (position < 1 || position >= CLB_NO_INDEX) return 0;
  if (clb_of(L)->classes[id]->shape == SHAPE_DERIVED) return 0;
  clb_push_item(L, id, (uint32_t)(position - 1));
  return 1;
}

static uint32_t item_at(lua_State *L, uint16_t class_id, lua_Integer i) {
  clb_state *state = clb_of(L);
  clb_work(state, 4);
  lua_rawgeti(L, 2, i);
  clb_handle *handle = clb_to_handle(L, -1);
  if (handle == NULL || handle->class_id != class_id)
    clb_raise(L, "item %lld is not a %s", (long long)i, state->classes[class_id]->name);
  clb_check_fresh(L, handle);
  uint32_t index = handle->index;
  lua_pop(L, 1);
  return index;
}

// sequence(class name, items): a sequence of the handles in an array.
static int new_sequence(lua_State *L) {
  uint16_t id = named_class(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_Unsigned count = lua_rawlen(L, 2);
  if (count > 10000000) clb_raise(L, "too many items for a sequence");
  clb_handle *handle = clb_push_derived(L, id, (uint32_t)count);
  for (lua_Unsigned i = 0; i < count; i++)
    handle->items[i] = item_at(L, id, (lua_Integer)i + 1);
  return 1;
}

// slice(sequence, first, last): positions as in string.sub.
static int slice(lua_State *L) {
  clb_range range = checked_range(L, 1);
  lua_Integer count = range.count;
  lua_Integer first = luaL_optinteger(L, 2, 1), last = luaL_optinteger(L, 3, -1);
  if (first < 0) first = first < -count ? 1 : count + first + 1;
  if (first == 0) first = 1;
  if (last < 0) last = last < -count ? 0 : count + last + 1;
  if (last > count) last = count;
  uint32_t size = first > last ? 0 : (uint32_t)(last - first + 1);
  clb_handle *handle = clb_push_derived(L, range.item_class, size);
  for (uint32_t i = 0; i < size; i++)
    handle->items[i] = clb_range_item(L, &range, (uint32_t)first - 1 + i);
  return 1;
}

// keep(sequence, flags): the items whose entry in the array `flags` is true.
static int keep(lua_State *L) {
  clb_range range = checked_range(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  uint32_t size = 0;
  for (uint32_t i = 0; i < range.count; i++) {
    clb_work(clb_of(L), 4);
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    size += (uint32_t)lua_toboolean(L, -1);
    lua_pop(L, 1);
  }
  clb_handle *handle = clb_push_derived(L, range.item_class, size);
  for (uint32_t i = 0, at = 0; i < range.count && at < size; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    if (lua_toboolean(L, -1)) handle->items[at++] = clb_range_item(L, &range, i);
    lua_pop(L, 1);
  }
  return 1;
}

// column(sequence, field): the values of a field as an array, false where an item has none.
static int column(lua_State *L) {
  clb_range range = checked_range(L, 1);
  clb_state *state = clb_of(L);
  size_t length;
  const char *name = luaL_checklstring(L, 2, &length);
  lua_settop(L, 2);
  clb_push_members(L, range.item_class);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, 3) != LUA_TNUMBER) {
    clb_text *text = &state->message;
    text->length = 0;
    clb_text_add(text, "there is no column '", 20);
    clb_text_add_safe(text, name, length, 60);
    clb_text_add(text, "'", 1);
    clb_suggest(text, name, length, L, 3);
    lua_pushlstring(L, text->bytes, text->length);
    clb_raise_top(L);
  }
  uint32_t field = (uint32_t)lua_tointeger(L, -1);
  lua_createtable(L, (int)range.count, 0);
  if (clb_fill_column(L, &range, field)) return 1;
  for (uint32_t i = 0; i < range.count; i++) {
    clb_work(state, 8);
    clb_push_field(L, range.item_class, clb_range_item(L, &range, i), field);
    if (lua_isnil(L, -1)) {
      lua_pop(L, 1);
      lua_pushboolean(L, false);
    }
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

// raise(message): an error at the line of the plugin that called in.
static int raise_message(lua_State *L) {
  luaL_checktype(L, 1, LUA_TSTRING);
  lua_settop(L, 1);
  clb_raise_top(L);
}

// suggest(word, table): "; did you mean 'x'?" for the nearest string key, or "".
static int suggest(lua_State *L) {
  size_t length;
  const char *word = luaL_checklstring(L, 1, &length);
  luaL_checktype(L, 2, LUA_TTABLE);
  clb_text *text = &clb_of(L)->message;
  text->length = 0;
  clb_suggest(text, word, length, L, 2);
  lua_pushlstring(L, text->bytes == NULL ? "" : text->bytes, text->length);
  return 1;
}

// Adds the primitives to the table at the top.
void clb_primitives_open(lua_State *L) {
  static const luaL_Reg functions[] = {
    {"members", list_members},
    {"methods", define_methods}, {"getters", define_getters}, {"module", define_module},
    {"readonly", read_only}, {"expose", expose}, {"class_of", class_of_value},
    {"item_class", item_class}, {"index_of", index_of}, {"item", item},
    {"sequence", new_sequence}, {"slice", slice}, {"keep", keep}, {"column", column},
    {"raise", raise_message}, {"suggest", suggest}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
