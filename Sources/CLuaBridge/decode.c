// Values from Lua: decoded into entries that the host reads.

#include <stdio.h>

#include "internal.h"

typedef struct decoder {
  lua_State *L;
  clb_state *state;
  clb_values *into;
  const char *what;
  const void *ancestors[CLB_DEPTH_LIMIT + 1];
  clb_value keys[CLB_DEPTH_LIMIT + 1];  // the key by which each ancestor was reached
  int depth;
} decoder;

static void add_key(clb_text *path, const clb_value *key) {
  char text[48];
  if (key->kind == CLB_STRING) {
    clb_text_add(path, ".", 1);
    clb_text_add_safe(path, key->bytes, key->length, 60);
  } else if (key->kind == CLB_INTEGER) {
    int length = snprintf(text, sizeof text, "[%lld]", (long long)key->integer);
    clb_text_add(path, text, (size_t)length);
  } else if (key->kind == CLB_NUMBER) {
    int length = snprintf(text, sizeof text, "[%.14g]", key->number);
    clb_text_add(path, text, (size_t)length);
  } else {
    clb_text_add(path, "[?]", 3);
  }
}

// Raises "what.a[3].x: problem".
_Noreturn static void refuse(decoder *d, const char *problem) {
  clb_text *path = &d->state->message;
  path->length = 0;
  clb_text_add(path, d->what, strlen(d->what));
  for (int i = 1; i < d->depth && i < 8; i++) add_key(path, &d->keys[i]);
  if (d->depth > 8) clb_text_add(path, "...", 3);
  clb_text_add(path, "", 1);
  clb_raise(d->L, "%s: %s", path->bytes, problem);
}

static clb_value userdata_value(decoder *d, int index) {
  clb_value value = {.kind = CLB_OTHER};
  clb_handle *handle = clb_to_handle(d->L, index);
  if (handle == NULL) return value;
  clb_check_fresh(d->L, handle);
  value.class_id = handle->class_id;
  value.generation = handle->generation;
  if (d->state->classes[handle->class_id]->shape == SHAPE_ITEM) {
    value.kind = CLB_HANDLE;
    value.first = handle->index;
    return value;
  }
  clb_range range = clb_range_of(d->L, handle);
  value.kind = CLB_SEQUENCE;
  value.class_id = range.item_class;
  value.length = range.count;
  value.first = range.first;
  value.indices = range.indices;
  return value;
}

bool clb_scalar(lua_State *L, int index, clb_value *value) {
  size_t length;
  switch (lua_type(L, index)) {
    case LUA_TBOOLEAN:
      value->kind = CLB_BOOLEAN;
      value->integer = lua_toboolean(L, index);
      return true;
    case LUA_TNUMBER:
      if (lua_isinteger(L, index)) {
        value->kind = CLB_INTEGER;
        value->integer = lua_tointeger(L, index);
      } else {
        value->kind = CLB_NUMBER;
        value->number = lua_tonumber(L, index);
      }
      return true;
    case LUA_TSTRING:
      value->kind = CLB_STRING;
      value->bytes = lua_tolstring(L, index, &length);
      value->length = (uint32_t)length;
      return true;
    default: return false;
  }
}

static clb_value value_at(decoder *d, int index) {
  lua_State *L = d->L;
  clb_value value = {.kind = CLB_NIL};
  if (clb_scalar(L, index, &value)) return value;
  switch (lua_type(L, index)) {
    case LUA_TNIL: break;
    case LUA_TTABLE: value.kind = CLB_TABLE; break;
    case LUA_TFUNCTION: value.kind = CLB_FUNCTION; break;
    case LUA_TUSERDATA: return userdata_value(d, index);
    default: value.kind = CLB_OTHER;
  }
  return value;
}

static void add(decoder *d, clb_value value) {
  clb_work(d->state, 8);
  if (d->into->count >= CLB_VALUE_LIMIT || !clb_values_add(d->into, value))
    refuse(d, "too many values for one call");
}

static void push_key(lua_State *L, const clb_value *key) {
  if (key->kind == CLB_INTEGER) {
    lua_pushinteger(L, key->integer);
  } else if (key->kind == CLB_NUMBER) {
    lua_pushnumber(L, key->number);
  } else if (key->kind == CLB_BOOLEAN) {
    lua_pushboolean(L, key->integer != 0);
  } else {
    lua_pushlstring(L, key->bytes, key->length);
  }
}

// Decodes the table at the top of the stack into the entry at `slot`.
static void table_value(decoder *d, uint32_t slot, clb_value reached_by) {
  lua_State *L = d->L;
  const void *identity = lua_topointer(L, -1);
  d->ancestors[d->depth] = identity;
  d->keys[d->depth++] = reached_by;
  for (int i = 0; i < d->depth - 1; i++)
    if (d->ancestors[i] == identity) refuse(d, "the table contains itself");
  if (d->depth > CLB_DEPTH_LIMIT) refuse(d, "tables are nested more than 64 deep");
  luaL_checkstack(L, 4, NULL);
  uint32_t first = d->into->count;
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
    clb_value key = value_at(d, -2);
    if (clb_key_rank(&key) == CLB_RANK_OBJECT)
      refuse(d, "keys must be strings, numbers or booleans");
    add(d, key);
    add(d, value_at(d, -1));
  }
  uint32_t pairs = (d->into->count - first) / 2;
  clb_sort_pairs(d->state, d->into->items + first, pairs);
  d->into->items[slot].length = pairs;
  d->into->items[slot].first = first;
  for (uint32_t i = 0; i < pairs; i++) {
    uint32_t at = first + 2 * i + 1;
    if (d->into->items[at].kind != CLB_TABLE) continue;
    clb_value key = d->into->items[at - 1];
    push_key(L, &key);
    lua_rawget(L, -2);
    table_value(d, at, key);
    lua_pop(L, 1);
  }
  d->depth--;
}

// Decodes `count` stack slots from `first` on, raw and depth-capped; raises with the path.
void clb_decode(lua_State *L, clb_values *into, int first, int count, const char *what) {
  clb_state *state = clb_of(L);
  decoder d = {.L = L, .state = state, .into = into, .what = what};
  into->count = 0;
  first = lua_absindex(L, first);
  for (int i = 0; i < count; i++) add(&d, value_at(&d, first + i));
  for (int i = 0; i < count; i++) {
    if (into->items[i].kind != CLB_TABLE) continue;
    luaL_checkstack(L, 4, NULL);
    lua_pushvalue(L, first + i);
    table_value(&d, (uint32_t)i, (clb_value){.kind = CLB_INTEGER, .integer = i + 1});
    lua_pop(L, 1);
  }
}
