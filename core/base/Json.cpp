// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Json.h"

template class nlohmann::basic_json<nlohmann::ordered_map>;

namespace disyre {

Json parseJson(std::string_view text) {
    return Json::parse(text, nullptr, false);
}

std::string jsonText(const Json& value, int indent) {
    return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace disyre
