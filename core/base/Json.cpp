// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Json.h"

#include <set>
#include <utility>
#include <vector>

#include "core/base/JsonNames.h"

template class nlohmann::basic_json<nlohmann::ordered_map>;

namespace disyre {

namespace {

/// No file of the program comes near these. An object in order looks through all its members for
/// each that is added, so that a hundred thousand of them would take minutes; and what walks over
/// levels does so on the stack.
constexpr std::size_t kMostMembers = 20000;
constexpr std::size_t kMostLevels = 200;

/// Walks over a JSON text without keeping its values. The walk ends where a bound is passed.
class JsonWalk : public nlohmann::json_sax<Json> {
public:
    explicit JsonWalk(bool looksForNames) : looksForNames_(looksForNames) {}

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t /*value*/) override { return true; }
    bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
    bool string(string_t& /*value*/) override { return true; }
    bool binary(binary_t& /*value*/) override { return true; }
    bool start_object(std::size_t /*members*/) override { return enter(); }
    bool start_array(std::size_t /*elements*/) override { return enter(); }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*error*/) override {
        return false;
    }
    bool key(string_t& name) override {
        Level& level = levels_.back();
        if (looksForNames_ && !level.names.insert(name).second) {
            twice_ = name;
            return false;
        }
        return ++level.members <= kMostMembers;
    }

    [[nodiscard]] const std::optional<std::string>& twice() const { return twice_; }

private:
    struct Level {
        std::size_t members = 0;
        std::set<std::string> names;
    };

    bool enter() {
        levels_.emplace_back();
        return levels_.size() <= kMostLevels;
    }
    bool leave() {
        levels_.pop_back();
        return true;
    }

    bool looksForNames_;
    std::vector<Level> levels_;
    std::optional<std::string> twice_;
};

}  // namespace

Json parseJson(std::string_view text) {
    JsonWalk walk(false);
    return Json::sax_parse(text, &walk) ? Json::parse(text, nullptr, false)
                                        : Json(Json::value_t::discarded);
}

std::optional<std::string> nameGivenTwice(std::string_view text) {
    JsonWalk walk(true);
    (void)Json::sax_parse(text, &walk);
    return walk.twice();
}

std::string jsonText(const Json& value, int indent) {
    return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace disyre
