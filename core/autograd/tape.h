// The tape: what was computed, in order, so that it can be walked back.
//
// Calling an op appends a node: its inputs, its value, and how to pass a gradient back. A node's
// inputs were there before it, so the order of insertion is a topological order, and the backward
// pass is a walk from the end to the start. Values and gradients live in an arena; a parameter's
// live in the parameter.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/autograd/arena.h"
#include "core/autograd/parameter.h"
#include "core/work.h"

namespace lab {

class Tape;
struct Node;

/// Something that an op was given besides tensors. Nothing: not given.
using OptionValue = std::variant<std::monostate, bool, double, std::string_view,
                                 std::span<const Index>, std::span<const Scalar>>;
struct Option {
  const char* name;
  OptionValue value;
};

/// What an op is: its name, and its pullback, which adds to the gradients of the node's inputs what
/// the node's own gradient makes of them. Where it takes more than tensors, `describe` lists what
/// it was given. One constant of this type stands beside every forward; all of them form a list, so
/// that tests can ask each for its gradient check and its options.
struct Op {
  using Pullback = void (*)(Tape& tape, Node& node);
  using Describe = std::vector<Option> (*)(const Node& node);
  enum Reads { Everything, Rows };

  Op(const char* name, Pullback pullback, Describe describe = nullptr, Reads reads = Everything)
      : name(name), pullback(pullback), describe(describe), reads(reads), next(all) {
    all = this;
  }

  const char* name;
  Pullback pullback;
  Describe describe;
  Reads reads;  ///< of its first input: Rows where it looks up, and brings those up to date itself
  const Op* next;
  static inline const Op* all = nullptr;
};

/// What each lookup of a node sent to its row in the last backward pass, in the order of adding.
struct Contributions {
  std::span<Index> positions;  ///< in the batch
  std::span<Index> rows;       ///< of the table
  Scalar* values = nullptr;    ///< count x cols
  std::size_t count = 0;       ///< of those above; they have room for one of every lookup
};

struct Node {
  const Op* op = nullptr;
  std::span<const Index> inputs;
  Shape shape;
  Scalar* value = nullptr;
  Scalar* grad = nullptr;  ///< nullptr until something has arrived
  bool requiresGrad = false;
  Parameter* parameter = nullptr;  ///< for a leaf that is learnt
  std::uint64_t version = 0;       ///< of the parameter, when it was read
  const void* saved = nullptr;     ///< what the op keeps for its pullback, in the arena
  std::span<const Index> indices;  ///< row numbers, for ops that look up
  const Contributions* contributions = nullptr;  ///< of those; nullptr where none were recorded
  Work forward, backward;                        ///< counted by the op itself
  std::string_view name;

  std::int64_t size() const { return shape.size(); }
  const Scalar* row(Index r) const { return value + std::int64_t{r} * shape.cols; }
  ConstMatrixMap map() const { return {value, shape.rows, shape.cols}; }
  ConstMatrixMap gradMap() const { return {grad, shape.rows, shape.cols}; }
};

/// A node of a tape, as ops take and return it. Using one that the tape has forgotten throws
/// TypeError.
struct Var {
  Tape* tape = nullptr;
  Index id = -1;
  std::uint32_t generation = 0;

  const Node& node() const;
  Shape shape() const { return node().shape; }
  const Scalar* value() const { return node().value; }
};

class Tape {
 public:
  Tape() = default;
  Tape(const Tape&) = delete;
  Tape& operator=(const Tape&) = delete;

  // ---- Leaves -------------------------------------------------------------------------------
  /// A copy of `values`, which gets no gradient. Throws TypeError where they do not fill `shape`.
  Var constant(Shape shape, std::span<const Scalar> values);

  /// The parameter itself, not a copy: it must outlive the tape's use of it. Asked twice, it is the
  /// same node.
  Var parameter(Parameter& parameter);

  // ---- For ops ------------------------------------------------------------------------------
  /// Appends a node with uninitialised value. It requires a gradient if an input does.
  Node& append(const Op& op, std::initializer_list<Var> inputs, Shape shape) {
    return append(op, std::span(inputs.begin(), inputs.size()), shape);
  }
  Node& append(const Op& op, std::span<const Var> inputs, Shape shape);

  /// The node appended last.
  Var last() { return {this, size() - 1, generation_}; }

  Node& input(const Node& node, int which) {
    return nodes_[static_cast<std::size_t>(node.inputs[which])];
  }

  /// Where to add the gradient of input `which`: as many values as it has, +0 at first; nullptr
  /// where none is wanted.
  Scalar* gradOf(const Node& node, int which) { return gradOf(node, which, nullptr); }

  /// The same for who writes every value: where nothing has arrived yet, the memory is left as it
  /// is, and `fresh` becomes true.
  Scalar* gradOf(const Node& node, int which, bool* fresh);

  /// Memory that lives as long as the node.
  template <class T>
  T* keep(std::span<const T> values) {
    T* copy = arena_.allocate<T>(values.size());
    std::copy(values.begin(), values.end(), copy);
    return copy;
  }
  template <class T>
  std::span<T> buffer(std::size_t count) {
    return {arena_.allocate<T>(count), count};
  }
  Scalar* scratch(std::int64_t count) {
    return arena_.allocate<Scalar>(static_cast<std::uint64_t>(count));
  }

  // ---- Backward -----------------------------------------------------------------------------
  /// Walks back from `output`, whose gradient is `seed` (default: 1, for a 1 x 1 output), and adds
  /// to the gradient of every parameter on the way. Throws TypeError where the output is not
  /// 1 x 1 and no seed is given, where it needs no gradient, and where a parameter on the way has
  /// changed since it was read.
  void backward(Var output, std::span<const Scalar> seed = {});

  /// Whether lookups say what each of them sent to its row. It costs the memory of their gradients.
  bool recordsContributions = false;

  // ---- Looking at it --------------------------------------------------------------------------
  Index size() const { return static_cast<Index>(nodes_.size()); }
  const Node& node(Index id) const { return nodes_[static_cast<std::size_t>(id)]; }
  Node& node(Index id) { return nodes_[static_cast<std::size_t>(id)]; }
  void setName(Var var, std::string_view name);

  /// Throws TypeError where `var` was made before the tape was cleared, or by another tape.
  void check(Var var, const char* place) const;

  // ---- Memory ---------------------------------------------------------------------------------
  /// Forgets all nodes and keeps the memory. Every Var made so far becomes stale.
  void clear();

  struct Mark {
    Index nodes = 0;
    Arena::Mark arena;
  };
  Mark mark() const { return {size(), arena_.mark()}; }

  /// Forgets the nodes made after `mark`.
  void rewind(const Mark& mark);

  std::size_t capacity() const { return arena_.capacity(); }

 private:
  Node& push(const Op& op, Shape shape);
  std::span<const bool> markReached(Var output);

  Arena arena_;
  std::vector<Node> nodes_;
  std::vector<Index> leaves_;  // nodes of parameters
  std::uint32_t generation_ = 0;
};

inline const Node& Var::node() const {
  tape->check(*this, "tensor");
  return std::as_const(*tape).node(id);
}

}  // namespace lab
