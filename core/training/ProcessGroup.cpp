// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/ProcessGroup.h"

#ifdef DISYRE_GLOO
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/Store.hpp>
#endif

#include <chrono>
#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/MeetingPoint.h"

namespace disyre {

#ifdef DISYRE_GLOO

namespace {

/// The notes by which Gloo's processes find each other. LibTorch's own TCPStore would listen at
/// every address of the machine.
class MeetingStore final : public c10d::Store {
public:
    explicit MeetingStore(MeetingPoint& point) : point_(point) {}

    void set(const std::string& key, const std::vector<std::uint8_t>& value) override {
        point_.leave(key, value);
    }
    std::vector<std::uint8_t> get(const std::string& key) override { return point_.take(key); }
    void wait(const std::vector<std::string>& keys) override {
        for (const std::string& key : keys) {
            (void)point_.take(key);
        }
    }
    void wait(const std::vector<std::string>& keys, const std::chrono::milliseconds&) override {
        wait(keys);
    }
    // Gloo asks for none of these.
    std::int64_t add(const std::string&, std::int64_t) override { refuse(); }
    bool deleteKey(const std::string&) override { refuse(); }
    bool check(const std::vector<std::string>&) override { refuse(); }
    std::int64_t getNumKeys() override { refuse(); }

private:
    [[noreturn]] static void refuse() { throw ComputeError(MessageId::DistributedLost); }

    MeetingPoint& point_;
};

}  // namespace

struct ProcessGroup::Joined {
    MeetingPoint point;
    c10::intrusive_ptr<c10d::ProcessGroupGloo> group;
};

ProcessGroup::ProcessGroup(const TrainingProcesses& processes, const StopToken& stop)
    : processes_(processes) {
    const MeetingPoint::Place place{processes.address, processes.port};
    const std::chrono::seconds patience(processes.patienceSeconds);
    joined_ = std::unique_ptr<Joined>(
        new Joined{MeetingPoint(place, processes.rank == 0, patience, stop), {}});
    try {
        const auto options = c10d::ProcessGroupGloo::Options::create(patience);
        options->devices = {
            c10d::ProcessGroupGloo::createDeviceForHostname(joined_->point.ownAddress())};
        options->threads = 2;
        joined_->group = c10::make_intrusive<c10d::ProcessGroupGloo>(
            c10::make_intrusive<MeetingStore>(joined_->point), processes.rank, processes.size,
            options);
    } catch (const Error&) {
        throw;
    } catch (const std::exception&) {
        throw ComputeError(MessageId::DistributedNotMet, {place.text(), processes.patienceSeconds});
    }
}

ProcessGroup::~ProcessGroup() = default;

void ProcessGroup::sum(torch::Tensor& values) {
    try {
        std::vector<torch::Tensor> tensors{values};
        joined_->group->allreduce(tensors)->wait();
    } catch (const std::exception&) {
        throw ComputeError(MessageId::DistributedLost);
    }
}

void ProcessGroup::checkAlike(const std::vector<double>& numbers) {
    torch::Tensor mine =
        torch::zeros({processes_.size, static_cast<std::int64_t>(numbers.size())}, torch::kFloat64);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        mine[processes_.rank][static_cast<std::int64_t>(i)] = numbers[i];
    }
    sum(mine);
    for (int other = 0; other < processes_.size; ++other) {
        if (!torch::equal(mine[other], mine[processes_.rank])) {
            throw SettingsError(MessageId::DistributedUnlike);
        }
    }
}

#else

struct ProcessGroup::Joined {};

ProcessGroup::ProcessGroup(const TrainingProcesses& processes, const StopToken&)
    : processes_(processes) {
    throw ComputeError(MessageId::DistributedNotBuilt);
}
ProcessGroup::~ProcessGroup() = default;
void ProcessGroup::sum(torch::Tensor&) {}
void ProcessGroup::checkAlike(const std::vector<double>&) {}

#endif

}  // namespace disyre
