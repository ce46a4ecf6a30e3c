// Values across the border: decoding what Lua passes, pushing what the host built.

#include <stdio.h>

#include "internal.h"

enum { DEPTH_LIMIT = 64, VALUE_LIMIT = 4000000 };

// ---- from Lua ----

typedef struct decoder {
  lua_State *L;
  clb_state *state;
  clb_values *into;
  const char *what;
  const void *ancestors[DEPTH_LIMIT + 1];
  clb_value keys[DEPTH_LIMIT + 1];  // the key by which each ancestor was reached
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

static clb_value scalar(decoder *d, int index) {
  lua_State *L = d->L;
  clb_value value = {.kind = CLB_NIL};
  size_t length;
  switch (lua_type(L, index)) {
    case LUA_TNIL: break;
    case LUA_TBOOLEAN:
      value.kind = CLB_BOOLEAN;
      value.integer = lua_toboolean(L, index);
      break;
    case LUA_TNUMBER:
      if (lua_isinteger(L, index)) {
        value.kind = CLB_INTEGER;
        value.integer = lua_tointeger(L, index);
      } else {
        value.kind = CLB_NUMBER;
        value.number = lua_tonumber(L, index);
      }
      break;
    case LUA_TSTRING:
      value.kind = CLB_STRING;
      value.bytes = lua_tolstring(L, index, &length);
      value.length = (uint32_t)length;
      break;
    case LUA_TTABLE: value.kind = CLB_TABLE; break;
    case LUA_TFUNCTION: value.kind = CLB_FUNCTION; break;
    case LUA_TUSERDATA: return userdata_value(d, index);
    default: value.kind = CLB_OTHER;
  }
  return value;
}

static int rank(const clb_value *key) {
  switch (key->kind) {
    case CLB_INTEGER: case CLB_NUMBER: return 0;
    case CLB_BOOLEAN: return 1;
    case CLB_STRING: return 2;
    default: return 3;
  }
}

// Compares an integer with a float without losing digits.
static bool number_before(const clb_value *a, const clb_value *b) {
  if (a->kind == CLB_INTEGER && b->kind == CLB_INTEGER) return a->integer < b->integer;
  if (a->kind == CLB_NUMBER && b->kind == CLB_NUMBER) return a->number < b->number;
  if (a->kind == CLB_INTEGER) {
    if (b->number >= 9223372036854775808.0) return true;
    if (b->number < -9223372036854775808.0) return false;
    int64_t floor = (int64_t)b->number;
    return a->integer < floor || (a->integer == floor && (double)floor < b->number);
  }
  if (a->number >= 9223372036854775808.0) return false;
  if (a->number < -9223372036854775808.0) return true;
  int64_t floor = (int64_t)a->number;
  return floor < b->integer || (floor == b->integer && a->number < (double)floor);
}

// The order of keys everywhere: numbers, booleans, strings by bytes, then objects by their age.
static bool before(const clb_value *a, const clb_value *b) {
  int ranks = rank(a) - rank(b);
  if (ranks != 0) return ranks < 0;
  switch (rank(a)) {
    case 0: return number_before(a, b);
    case 2: {
      uint32_t shared = a->length < b->length ? a->length : b->length;
      int order = memcmp(a->bytes, b->bytes, shared);
      return order != 0 ? order < 0 : a->length < b->length;
    }
    default: return a->integer < b->integer;
  }
}

static void sift(clb_value *pairs, size_t root, size_t count) {
  clb_value key = pairs[2 * root], value = pairs[2 * root + 1];
  for (;;) {
    size_t child = 2 * root + 1;
    if (child >= count) break;
    if (child + 1 < count && before(&pairs[2 * child], &pairs[2 * child + 2])) child++;
    if (!before(&key, &pairs[2 * child])) break;
    pairs[2 * root] = pairs[2 * child];
    pairs[2 * root + 1] = pairs[2 * child + 1];
    root = child;
  }
  pairs[2 * root] = key;
  pairs[2 * root + 1] = value;
}

// Sorts pairs by key, in place and with the budget polled (a heap sort: no worst case).
void clb_sort_pairs(clb_state *state, clb_value *pairs, size_t count) {
  bool sorted = true;
  for (size_t i = 1; i < count && sorted; i++) sorted = !before(&pairs[2 * i], &pairs[2 * i - 2]);
  clb_work(state, count);
  if (sorted) return;
  for (size_t i = count / 2; i-- > 0;) {
    clb_work(state, 16);
    sift(pairs, i, count);
  }
  for (size_t last = count; last-- > 1;) {
    clb_work(state, 32);
    clb_value key = pairs[0], value = pairs[1];
    pairs[0] = pairs[2 * last];
    pairs[1] = pairs[2 * last + 1];
    pairs[2 * last] = key;
    pairs[2 * last + 1] = value;
    sift(pairs, 0, last);
  }
}

static void add(decoder *d, clb_value value) {
  clb_work(d->state, 8);
  if (d->into->count >= VALUE_LIMIT || !clb_values_add(d->into, value))
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
  if (d->depth > DEPTH_LIMIT) refuse(d, "tables are nested more than 64 deep");
  luaL_checkstack(L, 4, NULL);
  uint32_t first = d->into->count;
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
    clb_value key = scalar(d, -2);
    if (rank(&key) == 3) refuse(d, "keys must be strings, numbers or booleans");
    add(d, key);
    add(d, scalar(d, -1));
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
  for (int i = 0; i < count; i++) add(&d, scalar(&d, first + i));
  for (int i = 0; i < count; i++) {
    if (into->items[i].kind != CLB_TABLE) continue;
    luaL_checkstack(L, 4, NULL);
    lua_pushvalue(L, first + i);
    table_value(&d, (uint32_t)i, (clb_value){.kind = CLB_INTEGER, .integer = i + 1});
    lua_pop(L, 1);
  }
}

// ---- to Lua ----

void clb_built_reset(clb_state *state) {
  state->built.count = 0;
  state->built_bytes.length = 0;
  state->build_failed = false;
}

static void put(clb_state *state, clb_value value) {
  if (state->built.count >= VALUE_LIMIT || !clb_values_add(&state->built, value))
    state->build_failed = true;
}

static uint32_t put_bytes(clb_state *state, const void *bytes, size_t length) {
  size_t offset = state->built_bytes.length;
  if (offset + length > state->limits.host_bytes || offset + length > UINT32_MAX
      || !clb_text_add(&state->built_bytes, bytes, length))
    state->build_failed = true;
  return (uint32_t)offset;
}

void clb_put_begin(clb_state *state) { clb_built_reset(state); }
void clb_put_nil(clb_state *state) { put(state, (clb_value){.kind = CLB_NIL}); }

void clb_put_boolean(clb_state *state, bool value) {
  put(state, (clb_value){.kind = CLB_BOOLEAN, .integer = value});
}

void clb_put_integer(clb_state *state, int64_t value) {
  put(state, (clb_value){.kind = CLB_INTEGER, .integer = value});
}

void clb_put_number(clb_state *state, double value) {
  put(state, (clb_value){.kind = CLB_NUMBER, .number = value});
}

void clb_put_string(clb_state *state, const char *bytes, size_t length) {
  uint32_t offset = put_bytes(state, bytes, length);
  put(state, (clb_value){.kind = CLB_STRING, .length = (uint32_t)length, .first = offset});
}

void clb_put_handle(clb_state *state, uint16_t class_id, uint32_t index) {
  put(state, (clb_value){.kind = CLB_HANDLE, .class_id = class_id, .first = index});
}

void clb_put_sequence(
  clb_state *state, uint16_t item_class, const uint32_t *indices, uint32_t count) {
  uint32_t offset = put_bytes(state, indices, (size_t)count * 4);
  put(
    state, (clb_value){
             .kind = CLB_SEQUENCE, .class_id = item_class, .length = count, .first = offset});
}

void clb_put_table(clb_state *state, uint32_t array, uint32_t pairs) {
  put(state, (clb_value){.kind = CLB_TABLE, .length = array, .first = pairs});
}

void clb_put_reference(clb_state *state, uint32_t reference) {
  put(state, (clb_value){.kind = CLB_REFERENCE, .first = reference});
}

static void push_next(lua_State *L, clb_state *state, uint32_t *at, int depth);

static void push_table(
  lua_State *L, clb_state *state, const clb_value *value, uint32_t *at, int depth) {
  uint32_t array = value->length, pairs = value->first;
  uint32_t most = state->built.count;
  lua_createtable(L, (int)(array < most ? array : most), (int)(pairs < most ? pairs : most));
  for (uint32_t i = 0; i < array; i++) {
    push_next(L, state, at, depth + 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  for (uint32_t i = 0; i < pairs; i++) {
    push_next(L, state, at, depth + 1);
    push_next(L, state, at, depth + 1);
    bool not_a_number =
      lua_type(L, -2) == LUA_TNUMBER && lua_tonumber(L, -2) != lua_tonumber(L, -2);
    if (lua_isnil(L, -2) || not_a_number)
      lua_pop(L, 2);
    else
      lua_rawset(L, -3);
  }
}

static void push_sequence(lua_State *L, clb_state *state, const clb_value *value) {
  clb_handle *handle = clb_push_derived(L, value->class_id, value->length);
  memcpy(handle->items, state->built_bytes.bytes + value->first, (size_t)value->length * 4);
}

// Pushes the value at `*at` and moves behind it and what it contains.
static void push_next(lua_State *L, clb_state *state, uint32_t *at, int depth) {
  luaL_checkstack(L, 4, NULL);
  if (*at >= state->built.count || depth > DEPTH_LIMIT)
    clb_raise(L, "the host returned a malformed value");
  clb_value value = state->built.items[(*at)++];
  clb_work(state, 8);
  switch (value.kind) {
    case CLB_BOOLEAN: lua_pushboolean(L, value.integer != 0); break;
    case CLB_INTEGER: lua_pushinteger(L, value.integer); break;
    case CLB_NUMBER: lua_pushnumber(L, value.number); break;
    case CLB_STRING:
      if (value.length == 0) lua_pushliteral(L, "");
      else lua_pushlstring(L, state->built_bytes.bytes + value.first, value.length);
      break;
    case CLB_HANDLE: clb_push_item(L, value.class_id, value.first); break;
    case CLB_SEQUENCE: push_sequence(L, state, &value); break;
    case CLB_TABLE: push_table(L, state, &value, at, depth); break;
    case CLB_REFERENCE:
      lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_references);
      lua_rawgeti(L, -1, value.first);
      lua_remove(L, -2);
      break;
    default: lua_pushnil(L);
  }
}

// Pushes all built values; returns how many.
int clb_push_built(lua_State *L) {
  clb_state *state = clb_of(L);
  if (state->build_failed) clb_stop(state, CLB_HOST_MEMORY, NULL);
  uint32_t at = 0;
  int count = 0;
  while (at < state->built.count) {
    push_next(L, state, &at, 0);
    count++;
  }
  return count;
}

// ---- calls of the host ----

static const char *first_built_string(clb_state *state) {
  if (state->built.count == 0 || state->built.items[0].kind != CLB_STRING) return NULL;
  size_t end = state->built.items[0].first + state->built.items[0].length;
  state->built_bytes.length = end;
  clb_text_add(&state->built_bytes, "", 1);
  return state->built_bytes.bytes + state->built.items[0].first;
}

// Calls a host function with stack slots as arguments, pushes its results, returns their number.
int clb_host_call(lua_State *L, uint32_t function, int first, int count) {
  clb_state *state = clb_of(L);
  clb_decode(L, &state->arguments, first, count, "argument");
  clb_built_reset(state);
  state->current = L;
  state->in_host = true;
  clb_status status =
    state->entry(state->context, function, state->arguments.items, (uint32_t)count);
  state->in_host = false;
  clb_work(state, 400);
  if (state->host_bytes > state->limits.host_bytes) clb_stop(state, CLB_HOST_MEMORY, NULL);
  switch (status) {
    case CLB_STATUS_OK: return clb_push_built(L);
    case CLB_STATUS_OUTPUT: clb_stop(state, CLB_OUTPUT, first_built_string(state));
    case CLB_STATUS_SKIP: clb_stop(state, CLB_SKIP, first_built_string(state));
    case CLB_STATUS_FAIL: clb_stop(state, CLB_FAIL, first_built_string(state));
    case CLB_STATUS_ERROR: break;
  }
  if (clb_push_built(L) == 0) lua_pushliteral(L, "the host function failed");
  clb_raise_top(L);
}

// The Lua function for a host function: upvalue 1 is its number.
int clb_host_function(lua_State *L) {
  uint32_t function = (uint32_t)lua_tointeger(L, lua_upvalueindex(1));
  return clb_host_call(L, function, 1, lua_gettop(L));
}
