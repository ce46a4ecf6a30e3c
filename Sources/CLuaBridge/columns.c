// The columns that the host publishes, and the fields of items read from them.

#include <stdlib.h>

#include "internal.h"

// A column of the current document; asks the host for it when it was not published yet.
static const clb_column *column_of(lua_State *L, uint16_t class_id, uint8_t number) {
  clb_state *state = clb_of(L);
  clb_column *column = &state->classes[class_id]->columns[number];
  if (column->published) return column;
  // Not through clb_host_call: this may run while the arguments of another call are decoded.
  clb_value request[2] = {
    {.kind = CLB_INTEGER, .integer = class_id}, {.kind = CLB_INTEGER, .integer = number}};
  clb_built_reset(state);
  state->in_host = true;
  state->entry(state->context, CLB_CALL_COLUMN, request, 2);
  state->in_host = false;
  clb_work(state, 400);
  if (state->host_bytes > state->limits.host_bytes) clb_stop(state, CLB_HOST_MEMORY, NULL);
  if (!column->published)
    clb_raise(L, "column %d of %s is not available", number, state->classes[class_id]->name);
  return column;
}

_Noreturn static void no_such_item(lua_State *L, uint16_t class_id, uint32_t index) {
  clb_raise(L, "%s(%u) does not exist", clb_of(L)->classes[class_id]->name, index + 1);
}

// Reads entry `index` of `width` bytes; raises when the column is shorter.
static void read_entry(
  lua_State *L, uint16_t class_id, uint8_t number, uint32_t index, size_t width, void *into) {
  const clb_column *column = column_of(L, class_id, number);
  if ((uint64_t)index * width + width > column->bytes) no_such_item(L, class_id, index);
  memcpy(into, (const char *)column->data + (size_t)index * width, width);
}

static uint32_t read_u32(lua_State *L, uint16_t class_id, uint8_t number, uint32_t index) {
  uint32_t value;
  read_entry(L, class_id, number, index, 4, &value);
  return value;
}

// A sequence looked up: how many items, and where they are.
clb_range clb_range_of(lua_State *L, const clb_handle *handle) {
  clb_state *state = clb_of(L);
  if (handle->class_id == DERIVED_CLASS)
    return (clb_range){
      .item_class = (uint16_t)handle->index, .count = handle->count, .indices = handle->items};
  clb_class *class = state->classes[handle->class_id];
  clb_range range = {.item_class = class->item_class};
  range.first = read_u32(L, handle->class_id, 0, handle->index);
  range.count = read_u32(L, handle->class_id, 1, handle->index);
  if (!class->indirect) return range;
  const clb_column *list = column_of(L, handle->class_id, 2);
  if (((uint64_t)range.first + range.count) * 4 > list->bytes)
    no_such_item(L, handle->class_id, handle->index);
  range.indices = (const uint32_t *)list->data + range.first;
  range.first = 0;
  return range;
}

static void push_text(
  lua_State *L, const char *bytes, size_t bytes_length, uint64_t start, uint64_t end) {
  if (start > end || end > bytes_length) lua_pushnil(L);
  else if (start == end) lua_pushliteral(L, "");
  else lua_pushlstring(L, bytes + start, end - start);
}

static void push_string(lua_State *L, uint16_t id, const clb_field_spec *field, uint32_t index) {
  uint32_t pair[2];
  read_entry(L, id, field->column, index, 8, pair);
  if (pair[1] == CLB_NO_INDEX) {
    lua_pushnil(L);
    return;
  }
  const clb_column *pool = column_of(L, id, field->column2);
  push_text(L, pool->data, pool->bytes, pair[0], (uint64_t)pair[0] + pair[1]);
}

static void push_enum(lua_State *L, uint16_t id, const clb_field_spec *field, uint32_t index) {
  uint8_t value;
  read_entry(L, id, field->column, index, 1, &value);
  const clb_names *names = &clb_of(L)->classes[id]->lists[field->list];
  if (value >= names->count) lua_pushnil(L);
  else push_text(L, names->bytes, names->ends[names->count - 1],
                 value == 0 ? 0 : names->ends[value - 1], names->ends[value]);
}

static void push_double(lua_State *L, uint16_t id, const clb_field_spec *field, uint32_t index) {
  double value;
  read_entry(L, id, field->column, index, 8, &value);
  if (value != value) lua_pushnil(L);
  else if (field->kind == CLB_FIELD_VALUE && value >= -9007199254740992.0
           && value <= 9007199254740992.0 && value == (double)(int64_t)value)
    lua_pushinteger(L, (int64_t)value);
  else lua_pushnumber(L, value);
}

static void push_host_field(lua_State *L, uint16_t id, uint32_t function, uint32_t index) {
  luaL_checkstack(L, 4, NULL);
  clb_push_item(L, id, index);
  int at = lua_gettop(L);
  int count = clb_host_call(L, function, at, 1);
  if (count == 0) lua_pushnil(L);
  else lua_settop(L, at + 1);
  lua_remove(L, at);
}

// Pushes the value of a field; never reads outside what was published.
void clb_push_field(lua_State *L, uint16_t id, uint32_t index, uint32_t number) {
  clb_state *state = clb_of(L);
  const clb_field_spec *field = &state->classes[id]->fields[number];
  uint32_t value;
  uint8_t byte;
  int64_t wide;
  luaL_checkstack(L, 4, NULL);
  switch ((clb_field_kind)field->kind) {
    case CLB_FIELD_U32:
      value = read_u32(L, id, field->column, index);
      if (value == CLB_NO_INDEX) lua_pushnil(L);
      else lua_pushinteger(L, (lua_Integer)value + field->bias);
      break;
    case CLB_FIELD_I64:
      read_entry(L, id, field->column, index, 8, &wide);
      lua_pushinteger(L, wide);
      break;
    case CLB_FIELD_F64: case CLB_FIELD_VALUE: push_double(L, id, field, index); break;
    case CLB_FIELD_BOOLEAN:
      read_entry(L, id, field->column, index, 1, &byte);
      lua_pushboolean(L, byte != 0);
      break;
    case CLB_FIELD_FLAG:
      lua_pushboolean(L, (read_u32(L, id, field->column, index) & field->mask) != 0);
      break;
    case CLB_FIELD_ENUM: push_enum(L, id, field, index); break;
    case CLB_FIELD_STRING: push_string(L, id, field, index); break;
    case CLB_FIELD_TEXT:
      value = read_u32(L, id, field->column, index);
      push_text(L, state->text, state->text_length, value,
                read_u32(L, id, field->column2, index));
      break;
    case CLB_FIELD_HANDLE:
      clb_push_item(L, field->class_id, read_u32(L, id, field->column, index));
      break;
    case CLB_FIELD_SAME: clb_push_item(L, field->class_id, index); break;
    case CLB_FIELD_HOST: push_host_field(L, id, field->function, index); break;
  }
}

// Fills the table at the top with whole numbers.
static void fill_numbers(
  lua_State *L, const clb_range *range, const clb_field_spec *field, const clb_column *column) {
  const uint32_t *values = column->data;
  for (uint32_t i = 0; i < range->count; i++) {
    clb_work(clb_of(L), 8);
    const uint32_t value = values[clb_range_item(L, range, i)];
    if (value == CLB_NO_INDEX) lua_pushboolean(L, false);
    else lua_pushinteger(L, (lua_Integer)value + field->bias);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

// Fills the table at the top with texts. Those that share their bytes, as words of a document do,
// are taken from where they stand in the table: cheaper than looking a string up by its bytes.
static void fill_texts(
  lua_State *L, const clb_range *range, const clb_column *column, const clb_column *pool) {
  enum { PLACES = 256 };
  uint32_t seen[PLACES] = {0};
  const uint32_t *pairs = column->data;
  for (uint32_t i = 0; i < range->count; i++) {
    clb_work(clb_of(L), 8);
    const uint32_t *pair = pairs + 2 * (size_t)clb_range_item(L, range, i);
    const uint32_t place = (pair[0] * 0x9E3779B1u) >> 24;
    const uint32_t *other =
      seen[place] == 0 ? NULL : pairs + 2 * (size_t)clb_range_item(L, range, seen[place] - 1);
    if (pair[1] == CLB_NO_INDEX) {
      lua_pushboolean(L, false);
    } else if (other != NULL && other[0] == pair[0] && other[1] == pair[1]) {
      lua_rawgeti(L, -1, seen[place]);
    } else {
      push_text(L, pool->data, pool->bytes, pair[0], (uint64_t)pair[0] + pair[1]);
      if (lua_isnil(L, -1)) clb_raise(L, "a text lies outside its column");
      seen[place] = i + 1;
    }
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

// Fills the table at the top with a field of each item, false where an item has none; false where
// it must be read item by item.
bool clb_fill_column(lua_State *L, const clb_range *range, uint32_t number) {
  clb_state *state = clb_of(L);
  const clb_field_spec *field = &state->classes[range->item_class]->fields[number];
  if (range->count == 0 || (field->kind != CLB_FIELD_U32 && field->kind != CLB_FIELD_STRING))
    return false;
  const clb_column *column = column_of(L, range->item_class, field->column);
  const size_t width = field->kind == CLB_FIELD_U32 ? 4 : 8;
  for (uint32_t i = 0; i < range->count; i++)
    if ((uint64_t)clb_range_item(L, range, i) * width + width > column->bytes)
      no_such_item(L, range->item_class, clb_range_item(L, range, i));
  luaL_checkstack(L, 4, NULL);
  if (field->kind == CLB_FIELD_U32)
    fill_numbers(L, range, field, column);
  else
    fill_texts(L, range, column, column_of(L, range->item_class, field->column2));
  return true;
}

uint32_t clb_range_item(lua_State *L, const clb_range *range, uint32_t position) {
  (void)L;
  return range->indices != NULL ? range->indices[position] : range->first + position;
}

void clb_drop_columns(clb_state *state) {
  for (uint32_t i = 0; i < state->class_count; i++) {
    clb_class *class = state->classes[i];
    if (class->flags & CLB_CLASS_PERSISTENT || !class->has_columns) continue;
    class->has_columns = false;
    for (unsigned c = 0; c < CLB_COLUMNS; c++) {
      free(class->columns[c].data);
      class->columns[c] = (clb_column){0};
    }
  }
}
