"""The whole cost model once more, written as a spreadsheet would be: cell after cell."""


# One long sheet on purpose: it is read beside the domain notes, row by row.
def spreadsheet(value, serving, months):  # noqa: C901, PLR0912, PLR0915
    """Return by approach what costs are to be expected at the likely values.

    ``value`` maps an input to its likely value. Every cell is written out; nothing here is
    shared with the program.
    """
    v = {name.replace("-", "_"): number for name, number in value.items()}
    for price in ("price_", "tuned_price_"):
        # Where no price for the cache is listed the input price holds.
        v.setdefault(price + "cached", v[price + "input"])
        v.setdefault(price + "cache_write", v[price + "input"])
    engineer, expert = v["rate_engineer"], v["rate_expert"]
    cells = {}
    repeat = 1 + v["retry_share"] / 100
    batch = 1 - v["batch_share"] / 100 * v["batch_discount"] / 100

    def prompt(fixed, variable, price, calls, factor):
        cached = v["cached_share"] / 100 if fixed >= 1024 else 0
        write = v[price + "cache_write"] if cached else v[price + "input"]
        money = fixed * (1 - cached) * write + fixed * cached * v[price + "cached"]
        money += variable * v[price + "input"] + v["output_tokens"] * v[price + "output"]
        return money / 1e6 * calls * repeat * factor

    lookup = v["user_tokens"] * v["price_embedding"] / 1e6
    lookup += v["price_vector_query"] / 1000 + v["price_rerank"] / 1000
    user, passages = v["user_tokens"], v["retrieved_tokens"]
    uplift = batch * (v["tuned_price_factor"] if serving == "per-token" else 1)
    own = serving == "own"
    static, tuned, shown = v["static_tokens"], v["tuned_static_tokens"], v["example_tokens"]
    cells["PE"] = prompt(static, user, "price_", 1, batch)
    cells["ICL"] = prompt(static + shown, user, "price_", 1, batch)
    cells["RAG"] = prompt(static, user + passages, "price_", 1, batch) + lookup
    several = v["orchestration_calls"]
    wide = user + passages + v["history_tokens"]
    cells["CO"] = prompt(static, wide, "price_", several, batch) + lookup + v["tool_cost"]
    hour = v["output_tokens"] * repeat / (v["gpu_tokens_second"] * v["gpu_load"] / 100) / 3600
    machines = hour * v["price_gpu_hour"]
    cells["LORA"] = machines if own else prompt(tuned, user, "tuned_price_", 1, uplift)
    cells["FULL"] = machines
    cells["PREF"] = cells["LORA"]
    cells["FT+RAG"] = lookup
    cells["FT+ICL"] = 0
    if own:
        cells["FT+RAG"] += machines
        cells["FT+ICL"] = machines
    else:
        cells["FT+RAG"] += prompt(tuned, user + passages, "tuned_price_", 1, uplift)
        cells["FT+ICL"] += prompt(tuned + shown, user, "tuned_price_", 1, uplift)

    hours = {name: v["hours_" + name.lower()] for name in ("PE", "ICL", "RAG", "CO", "LORA")}
    hours |= {"FULL": v["hours_full"], "PREF": v["hours_pref"]}
    saving = 1 - v["hybrid_saving"] / 100
    hours["FT+RAG"] = (hours["LORA"] + hours["RAG"]) * saving
    hours["FT+ICL"] = (hours["LORA"] + hours["ICL"]) * saving
    minute = v["minutes_example"] / 60 * expert
    again = 1 + v["reject_share"] / 100 + v["rework_share"] / 100
    aside = v["validation_share"] / 100
    tests = v["eval_cases"] * v["minutes_case"] / 60 * expert
    index = v["corpus_tokens"] / 1e6 * (v["price_embedding"] + v["price_context_pass"])
    vectors = v["corpus_tokens"] / v["chunk_tokens"]
    gigabytes = vectors * v["dimensions"] * 4 * 1.5 / 1e9
    pairs = v["preference_pairs"] * v["price_pair"] * again
    data = dict.fromkeys(cells, v["training_examples"] * minute * (again + aside))
    data["FULL"] = v["full_examples"] * minute * (again + aside)
    data["PREF"] += pairs
    example = tuned + user + v["output_tokens"]
    passes = v["epochs"] + aside * v["evaluations"]
    hosted = v["training_examples"] * example * passes * v["price_training"] / 1e6
    gpu = v["gpu_hours"] * v["price_gpu_hour"]
    run = dict.fromkeys(cells, gpu if own else hosted)
    run["FULL"] = v["gpu_hours_full"] * v["price_gpu_hour"]
    if own:
        run["PREF"] += v["reinforcement_hours"] * v["price_gpu_hour"]
    else:
        pair = tuned + user + 2 * v["output_tokens"]
        tokens = v["preference_pairs"] * pair * v["epochs"]
        run["PREF"] += tokens * v["price_training"] / 1e6
        run["PREF"] += v["reinforcement_hours"] * v["price_reinforcement_hour"]
    run["PREF"] += v["grader_cost"]
    suite = v["suite_hours"] * engineer

    sheet = {}
    for name, request in cells.items():
        trained = name in ("LORA", "FULL", "PREF", "FT+RAG", "FT+ICL")
        looks_up = name in ("RAG", "CO", "FT+RAG")
        once = hours[name] * engineer + tests
        once += suite * (1 if trained or name == "CO" else v["suite_share"] / 100)
        if name in ("ICL", "FT+ICL"):
            once += v["few_shot_examples"] * minute
        once += index if looks_up else 0
        training = run[name] * v["runs"]
        once += data[name] + training if trained else 0
        retest = v["eval_cases"] * request * v["judge_factor"] + v["review_hours"] * expert
        yearly = v["model_changes"] * retest
        if looks_up:
            yearly += v["owner_hours"] * 12 * expert
            changed = v["corpus_tokens"] * v["changed_share"] / 100 * 12
            yearly += changed * v["price_embedding"] / 1e6
            yearly += gigabytes * v["price_vector_storage"] * 12
        if trained:
            times = max(12 / v["base_interval"], 12 / v["drift_interval"])
            renewed = v["renewed_share"] / 100 * data[name]
            yearly += times * (renewed + training + retest + v["release_hours"] * engineer)
            own_gpus = own or name == "FULL"
            if own_gpus:
                yearly += 12 * v["gpus"] * v["price_gpu_hour"] * v["hosting_hours"]
                yearly += 12 * v["operations_hours"] * engineer
            else:
                if serving == "hourly":
                    yearly += 12 * v["price_hosting_hour"] * v["hosting_hours"]
                again_data = v["recuration_share"] / 100 * data[name]
                yearly += v["withdrawal_chance"] / 100 * (again_data + training + retest)
        total, month_volume, token_price, worth = once, v["volume"], 1.0, 1.0
        bought = lookup if looks_up else 0
        bought += v["tool_cost"] if name == "CO" else 0
        bought += (
            machines
            if name == "FULL" or (own and name in ("LORA", "PREF", "FT+RAG", "FT+ICL"))
            else 0
        )
        course = [total]
        for _month in range(months):
            paid = (request - bought) * token_price + bought
            total += worth * (yearly / 12 + month_volume * paid)
            month_volume *= (1 + v["growth"] / 100) ** (1 / 12)
            token_price *= (1 - v["price_decline"] / 100) ** (1 / 12)
            worth /= (1 + v["discount"] / 100) ** (1 / 12)
            course.append(total)
        sheet[name] = {"request": request, "once": once, "total": total, "course": course}
    return sheet
