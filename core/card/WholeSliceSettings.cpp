// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/WholeSliceSettings.h"

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

std::string toText(FeatureEncoder encoder) {
    return encoder == FeatureEncoder::Resnet18 ? "resnet18" : "wide_resnet50_2";
}

FeatureEncoder featureEncoderFromText(const std::string& text) {
    for (const auto encoder : {FeatureEncoder::Resnet18, FeatureEncoder::WideResnet50}) {
        if (toText(encoder) == text) {
            return encoder;
        }
    }
    throw SettingsError(MessageId::CardFeatureEncoder, {text});
}

}  // namespace disyre
