// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/DiffusersFolder.h"

#include <fmt/format.h>

#include <cstring>
#include <utility>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

constexpr const char* kSubfolder = "unet";
constexpr const char* kConfigFile = "config.json";
constexpr const char* kDiffusersWeights = "diffusion_pytorch_model.safetensors";

/// The settings of UNet2DModel that this program's network has fixed values for. A folder that
/// lacks one of them means diffusers' default, which is the same value except for the numbers of
/// channels.
const Json& fixedSettings() {
    static const Json kFixed = {{"in_channels", 1},
                                {"out_channels", 1},
                                {"center_input_sample", false},
                                {"time_embedding_type", "positional"},
                                {"freq_shift", 0},
                                {"flip_sin_to_cos", true},
                                {"mid_block_scale_factor", 1},
                                {"downsample_padding", 1},
                                {"downsample_type", "conv"},
                                {"upsample_type", "conv"},
                                {"dropout", 0.0},
                                {"act_fn", "silu"},
                                {"norm_eps", 1e-5},
                                {"resnet_time_scale_shift", "default"},
                                {"class_embed_type", nullptr},
                                {"num_class_embeds", nullptr}};
    return kFixed;
}

[[noreturn]] void refuse(const fs::path& path, const Message& reason) {
    throw ModelError(path, MessageId::DiffusersNoNetwork, {reason});
}

std::vector<bool> attentionOf(const fs::path& path, const Json& types, const std::string& plain,
                              const std::string& attending) {
    std::vector<bool> attention;
    for (const Json& type : types) {
        const auto name = type.get<std::string>();
        if (name != plain && name != attending) {
            refuse(path, {MessageId::DiffusersBlockType, {name}});
        }
        attention.push_back(name == attending);
    }
    return attention;
}

int sideOf(const fs::path& path, const Json& sampleSize) {
    if (sampleSize.is_array() && sampleSize.size() == 2 && sampleSize[0] == sampleSize[1]) {
        return sampleSize[0].get<int>();
    }
    if (!sampleSize.is_number_integer()) {
        refuse(path, MessageId::DiffusersPatch);
    }
    return sampleSize.get<int>();
}

Architecture architectureFromConfig(const fs::path& path, const Json& config) {
    for (const auto& [name, value] : fixedSettings().items()) {
        // JSON values that are numbers compare equal whether they are written as 1 or as 1.0.
        const bool isChannels = name == "in_channels" || name == "out_channels";
        const Json given = config.value(name, isChannels ? Json(3) : value);
        if (given != value) {
            refuse(path, {MessageId::DiffusersSetting, {name, jsonText(given), jsonText(value)}});
        }
    }
    Architecture net;
    net.channels = config.at("block_out_channels").get<std::vector<int>>();
    net.attention =
        attentionOf(path, config.at("down_block_types"), "DownBlock2D", "AttnDownBlock2D");
    const std::vector<bool> up =
        attentionOf(path, config.at("up_block_types"), "UpBlock2D", "AttnUpBlock2D");
    if (!std::equal(net.attention.rbegin(), net.attention.rend(), up.begin(), up.end())) {
        refuse(path, MessageId::DiffusersNotMirrored);
    }
    net.midAttention = config.value("add_attention", true);
    net.blocksPerLevel = config.value("layers_per_block", 2);
    // A null would mean one head as wide as the level. A card can only say this if all levels have
    // the same width.
    const Json headWidth = config.value("attention_head_dim", Json(8));
    if (!headWidth.is_number_integer()) {
        refuse(path, MessageId::DiffusersNoHeadWidth);
    }
    net.headWidth = headWidth.get<int>();
    net.normGroups = config.value("norm_num_groups", 32);
    net.output = OutputForm::Direct;
    return net;
}

}  // namespace

std::string currentTensorName(std::string name) {
    static const std::pair<const char*, const char*> kRenamed[] = {{".query.", ".to_q."},
                                                                   {".key.", ".to_k."},
                                                                   {".value.", ".to_v."},
                                                                   {".proj_attn.", ".to_out.0."}};
    for (const auto& [old, current] : kRenamed) {
        const auto at = name.find(old);
        if (at != std::string::npos) {
            name.replace(at, std::strlen(old), current);
        }
    }
    return name;
}

DiffusersNetwork readDiffusersFolder(const fs::path& folder) {
    std::error_code error;
    const fs::path inner =
        fs::is_regular_file(folder / kConfigFile, error) ? folder : folder / kSubfolder;
    const fs::path configPath = inner / kConfigFile;
    if (!fs::is_regular_file(configPath, error)) {
        throw ModelError(folder, MessageId::DiffusersNoConfig);
    }
    const Json config = parseJson(readTextFile(configPath));
    DiffusersNetwork network;
    try {
        network.architecture = architectureFromConfig(configPath, config);
        network.patch = sideOf(configPath, config.at("sample_size"));
    } catch (const Json::exception&) {
        refuse(configPath, MessageId::DiffusersSettingMissing);
    }
    SafetensorsFile file = readSafetensors(inner / kDiffusersWeights);
    network.weights.metadata = std::move(file.metadata);
    for (auto& [name, tensor] : file.tensors) {
        network.weights.tensors[currentTensorName(name)] = std::move(tensor);
    }
    return network;
}

void writeDiffusersFolder(const fs::path& folder, const ModelCard& card,
                          const SafetensorsFile& weights) {
    const Architecture& net = card.architecture;
    if (net.output != OutputForm::Direct) {
        throw SettingsError(MessageId::DiffusersOutputForm);
    }
    if (net.neighbours > 0) {
        throw SettingsError(MessageId::DiffusersNeighbours);
    }
    std::vector<std::string> down;
    std::vector<std::string> up;
    for (std::size_t i = 0; i < net.channels.size(); ++i) {
        const bool mirrored = net.attention[net.channels.size() - 1 - i];
        down.emplace_back(net.attention[i] ? "AttnDownBlock2D" : "DownBlock2D");
        up.emplace_back(mirrored ? "AttnUpBlock2D" : "UpBlock2D");
    }
    Json config = {{"_class_name", "UNet2DModel"},
                   {"_diffusers_version", "0.27.2"},
                   {"sample_size", card.patch},
                   {"block_out_channels", net.channels},
                   {"layers_per_block", net.blocksPerLevel},
                   {"down_block_types", down},
                   {"up_block_types", up},
                   {"add_attention", net.midAttention},
                   {"attention_head_dim", net.headWidth},
                   {"norm_num_groups", net.normGroups}};
    config.update(fixedSettings());
    SafetensorsFile file = weights;
    file.metadata["format"] = "pt";
    createFolder(folder / kSubfolder);
    writeSafetensors(folder / kSubfolder / kDiffusersWeights, file);
    writeTextAtomically(folder / kSubfolder / kConfigFile, jsonText(config, 2) + "\n");
}

}  // namespace disyre
