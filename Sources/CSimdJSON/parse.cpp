#include "csimdjson.h"

#include <memory>
#include <simdjson.h>
#include <string_view>
#include <vector>

namespace {

namespace dom = simdjson::dom;

/// Texts up to this size leave their memory to the next one.
constexpr size_t most_kept_bytes = 256 * 1024;
constexpr size_t deepest = 64;
constexpr size_t most_members = 64;

/// A parser and the nodes of the text that it read last.
class Reader {
 public:
  /// Reads a text; false where it has something that is not read.
  bool read(const char *bytes, size_t length) {
    nodes_.clear();
    names_.clear();
    if (parser_.max_depth() != deepest && parser_.allocate(length, deepest)) return false;
    dom::element root;
    return !parser_.parse(bytes, length).get(root) && append(root);
  }

  csimdjson_tree tree() const { return {nodes_.data(), nodes_.size()}; }

 private:
  /// Appends the nodes of a value; false where it has something that is not read.
  bool append(dom::element element) {
    csimdjson_node node = {csimdjson_null, 0, {0}};
    switch (element.type()) {
      case dom::element_type::ARRAY: return append(element.get_array().value_unsafe());
      case dom::element_type::OBJECT: return append(element.get_object().value_unsafe());
      case dom::element_type::STRING: append(element.get_string().value_unsafe()); return true;
      case dom::element_type::INT64:
        node.type = csimdjson_integer;
        node.integer = element.get_int64().value_unsafe();
        break;
      case dom::element_type::DOUBLE:
        node.type = csimdjson_number;
        node.number = element.get_double().value_unsafe();
        break;
      case dom::element_type::BOOL:
        node.type = element.get_bool().value_unsafe() ? csimdjson_true : csimdjson_false;
        break;
      case dom::element_type::NULL_VALUE: break;
      case dom::element_type::UINT64: return false;
    }
    nodes_.push_back(node);
    return true;
  }

  void append(std::string_view text) {
    csimdjson_node node = {csimdjson_string, static_cast<uint32_t>(text.size()), {0}};
    node.text = text.data();
    nodes_.push_back(node);
  }

  /// Appends an empty container and returns its place.
  size_t open(csimdjson_type type) {
    nodes_.push_back({type, 0, {0}});
    return nodes_.size() - 1;
  }

  bool append(dom::array array) {
    const size_t place = open(csimdjson_array);
    uint32_t count = 0;
    for (dom::element element : array) {
      if (!append(element)) return false;
      ++count;
    }
    nodes_[place].count = count;
    return true;
  }

  bool append(dom::object object) {
    const size_t place = open(csimdjson_object);
    const size_t first = names_.size();
    for (dom::key_value_pair member : object) {
      if (names_.size() - first == most_members || !is_new(member.key, first)) return false;
      names_.push_back(member.key);
      append(member.key);
      if (!append(member.value)) return false;
    }
    nodes_[place].count = static_cast<uint32_t>(names_.size() - first);
    names_.resize(first);
    return true;
  }

  /// Whether a name has no NUL in it and none of the open object's is like it.
  bool is_new(std::string_view name, size_t first) const {
    for (size_t place = first; place < names_.size(); ++place) {
      if (names_[place] == name) return false;
    }
    return name.find('\0') == std::string_view::npos;
  }

  dom::parser parser_;
  std::vector<csimdjson_node> nodes_;
  /// The names of the objects that are open.
  std::vector<std::string_view> names_;
};

thread_local std::unique_ptr<Reader> reader;
thread_local size_t largest_bytes = 0;

}  // namespace

extern "C" csimdjson_tree csimdjson_parse(const char *bytes, size_t length) {
  if (length == 0) return {nullptr, 0};
  if (!reader) reader = std::make_unique<Reader>();
  if (length > largest_bytes) largest_bytes = length;
  if (!reader->read(bytes, length)) return {nullptr, 0};
  return reader->tree();
}

extern "C" void csimdjson_release(void) {
  if (largest_bytes <= most_kept_bytes) return;
  reader.reset();
  largest_bytes = 0;
}
